using System.Text.RegularExpressions;
using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>An administrator puts an agency's own system on the register and makes keys for it, by hand, on the real product.</summary>
public sealed class AgencyPageTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Theory]
    [InlineData(1440, 900, "zh-CN")]
    [InlineData(360, 740, "en")]
    public async Task An_administrator_registers_tests_rotates_and_removes_a_system_and_makes_and_revokes_a_key(int width, int height, string language)
    {
        var data = Directory.CreateTempSubdirectory("hrb-agency-");
        try
        {
            await using var receiver = await Receiver.StartAsync();
            await using var host = await HostProcess.StartAsync(data.FullName, settings: ("HRB_WEBHOOK_ALLOW", "127.0.0.1"));
            var page = await browsers.OpenAsync(host.Address, width, height, language: language);
            await Browsers.SignInByHandAsync(page, "admin");
            await Assertions.Expect(page.Locator("nav a[href='/agencies']")).ToHaveTextAsync(language == "en" ? "Interfaces and keys" : "接口与密钥");
            await page.Locator("nav a[href='/agencies']").ClickAsync();
            await page.Locator("a[href='/agencies/agy-police']").ClickAsync();
            await page.WaitForURLAsync("**/agencies/agy-police");

            await FillAsync(page, "webhook-register", "url", "https://169.254.169.254/");
            await page.Locator("[data-refused]").WaitForAsync();
            Assert.Equal("https://169.254.169.254/", await Form(page, "webhook-register").Locator("[name=url]").InputValueAsync());
            await FillAsync(page, "webhook-register", "url", receiver.Url);
            var secret = await page.Locator(".secret").InnerTextAsync();
            Assert.Matches("^whsec_", secret);
            Assert.Equal("", await Browsers.ViolationsAsync(page));
            await Browsers.ShootAsync(page, $"agency-secret-{width}", whole: true);
            await PressAsync(page, "webhook-test");
            await page.Locator("[data-tested=taken]").WaitForAsync();
            Assert.Equal(0, await page.Locator(".secret").CountAsync());
            Assert.Single(receiver.Got);
            receiver.Answer = (context, _) => Receiver.Status(context, 500);
            await PressAsync(page, "webhook-test");
            await page.Locator("[data-tested=not]").WaitForAsync();

            await page.Locator("details:has([value=webhook-rotate]) summary").ClickAsync();
            await PressAsync(page, "webhook-rotate");
            Assert.NotEqual(secret, await page.Locator(".secret").InnerTextAsync());
            await page.Locator("details:has([value=webhook-end-old]) summary").ClickAsync();
            await PressAsync(page, "webhook-end-old");
            Assert.Equal(0, await page.Locator("details:has([value=webhook-end-old])").CountAsync());

            var issue = Form(page, "key-issue");
            await issue.Locator("[name=name]").FillAsync("Gateway");
            await issue.Locator("[name=scopes][value=receipts]").CheckAsync();
            await issue.Locator(".btn").ClickAsync();
            Assert.Matches(new Regex("^hrk_police-[0-9a-f]{8}_[0-9a-f]{64}$"), await page.Locator(".secret").InnerTextAsync());
            Assert.Equal("", await Browsers.ViolationsAsync(page));
            await Browsers.ShootAsync(page, $"agency-key-{width}", whole: true);
            await page.Locator(".keys summary").ClickAsync();
            await PressAsync(page, "key-revoke");
            Assert.Equal(0, await page.Locator(".keys li").CountAsync());
            await page.Locator("details:has([value=webhook-remove]) summary").ClickAsync();
            await PressAsync(page, "webhook-remove");
            Assert.Equal(0, await Form(page, "webhook-test").CountAsync());

            await page.GotoAsync("/agencies/agy-nowhere");
            await page.Locator("[data-refused]").WaitForAsync();
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static ILocator Form(IPage page, string word) => page.Locator($"form:has(input[name=type][value={word}])");

    private static async Task FillAsync(IPage page, string word, string field, string value)
    {
        await Form(page, word).Locator($"[name={field}]").FillAsync(value);
        await PressAsync(page, word);
    }

    private static async Task PressAsync(IPage page, string word) =>
        await page.RunAndWaitForResponseAsync(() => Form(page, word).Locator(".btn").ClickAsync(), answer => answer.Request.Method == "POST");
}
