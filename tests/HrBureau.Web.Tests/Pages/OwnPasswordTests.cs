using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>An officer changes his own password, by hand, on the real product.</summary>
public sealed class OwnPasswordTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Chosen = "harvest-moon-over-gate-3";

    [Fact]
    public async Task An_officer_changes_his_password_and_every_sign_in_of_his_ends()
    {
        var data = Directory.CreateTempSubdirectory("hrb-password-");
        try
        {
            await using var host = await HostProcess.StartAsync(data.FullName);
            var elsewhere = await browsers.OpenAsync(host.Address, 1440);
            await Browsers.SignInAsync(elsewhere, "police-fang");
            var page = await browsers.OpenAsync(host.Address, 360, 740);
            await Browsers.SignInByHandAsync(page, "police-fang");
            await page.Locator("header.top a[href='/me']").ClickAsync();
            await page.WaitForURLAsync("**/me");
            await RefusedAsync(page, "old", "not the password", Chosen, Chosen);
            await RefusedAsync(page, "replacement", HostProcess.Password, "too short", "too short");
            await RefusedAsync(page, "again", HostProcess.Password, Chosen, $"{Chosen}!");
            Assert.Equal("", await Browsers.ViolationsAsync(page));
            await Browsers.ShootAsync(page, "password-360", whole: true);
            var forged = await page.APIRequest.PostAsync("/me", new() { Form = Forged(page) });
            Assert.Equal(400, forged.Status);

            await ChangeAsync(page, HostProcess.Password, Chosen, Chosen);
            await page.WaitForURLAsync("**/sign-in?*");
            await Assertions.Expect(page.Locator("main .notice")).ToHaveTextAsync(PageText.Of("sign-in.password-changed"));
            Assert.DoesNotContain(await page.Context.CookiesAsync(), cookie => cookie.Name == "hrb");
            await elsewhere.GotoAsync("/inbox");
            await elsewhere.Locator("[name=officer]").WaitForAsync();

            await SignInAsync(page, HostProcess.Password);
            await page.Locator("[data-refused]").WaitForAsync();
            await SignInAsync(page, Chosen);
            await page.Locator("header.top a[href='/me']").WaitForAsync();
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task RefusedAsync(IPage page, string field, string old, string replacement, string again)
    {
        await ChangeAsync(page, old, replacement, again);
        await Assertions.Expect(page.Locator("form [aria-invalid]")).ToHaveAttributeAsync("name", field);
        await Assertions.Expect(page.Locator(".wrong")).ToHaveTextAsync(PageText.Of($"password.{field}.wrong"));
    }

    private static async Task ChangeAsync(IPage page, string old, string replacement, string again)
    {
        await page.Locator("[name=old]").FillAsync(old);
        await page.Locator("[name=replacement]").FillAsync(replacement);
        await page.Locator("[name=again]").FillAsync(again);
        await page.Locator("main form .btn.pri").ClickAsync();
    }

    private static async Task SignInAsync(IPage page, string password)
    {
        await page.Locator("[name=officer]").FillAsync("police-fang");
        await page.Locator("[name=password]").FillAsync(password);
        await page.Locator("form .btn.pri").ClickAsync();
    }

    private static IFormData Forged(IPage page)
    {
        var form = page.APIRequest.CreateFormData();
        form.Set("_handler", "password");
        form.Set("old", HostProcess.Password);
        form.Set("replacement", Chosen);
        form.Set("again", Chosen);
        return form;
    }
}
