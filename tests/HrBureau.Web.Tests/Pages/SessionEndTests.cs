using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>A session that ends under an open page: it is said as that, and what was typed waits for its officer.</summary>
public sealed class SessionEndTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Incident = "/i/inc-360121-20260127-003";

    [Theory]
    [InlineData("zh-CN", "登录已失效，请重新登录")]
    [InlineData("en", "Your sign-in has ended: please sign in again")]
    public async Task A_session_another_tab_ended_is_said_and_what_was_typed_comes_back_after_signing_in(string language, string said)
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await TypedAsync(console, language: language);

        await EndInAnotherTabAsync(page);

        var link = page.Locator("#conn.down a");
        await Assertions.Expect(link).ToHaveTextAsync(said);
        Assert.Equal("half a sentence", await Note(page).InputValueAsync());
        await page.Locator("form.note button").ClickAsync();
        Assert.Equal("half a sentence", await Note(page).InputValueAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"session-ended-{language}");

        await link.ClickAsync();
        await Assertions.Expect(page.Locator("main .notice")).ToContainTextAsync(said.Split('，', ':')[0]);
        await Browsers.ShootAsync(page, $"session-sign-in-{language}");
        await SignInHereAsync(page, "duty-zhou");

        await page.WaitForURLAsync($"**{Incident}*");
        await Assertions.Expect(Note(page)).ToHaveValueAsync("half a sentence");
        Assert.Empty(console.County.Commands);
    }

    [Fact]
    public async Task A_session_that_ran_out_is_not_called_a_lost_connection()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.SignedInFor = TimeSpan.FromSeconds(6);
        var page = await TypedAsync(console, width: 360);

        await Assertions.Expect(page.Locator("#conn.down a")).ToHaveTextAsync("登录已失效，请重新登录");
        await Browsers.ShootAsync(page, "session-ran-out-360");

        Assert.Equal("half a sentence", await Note(page).InputValueAsync());
    }

    [Fact]
    public async Task An_act_after_a_session_that_the_silo_ended_leads_to_signing_in_and_back_to_what_was_typed()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await TypedAsync(console);
        console.County.Ended = true;

        await page.Locator("form.note button").ClickAsync();
        await page.WaitForURLAsync("**/sign-in?*");
        await Assertions.Expect(page.Locator("main .notice")).ToContainTextAsync("登录已失效");

        console.County.Ended = false;
        await SignInHereAsync(page, "duty-zhou");
        await page.WaitForURLAsync($"**{Incident}*");
        await Assertions.Expect(Note(page)).ToHaveValueAsync("half a sentence");
    }

    [Fact]
    public async Task What_one_officer_typed_never_stands_before_another()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await TypedAsync(console);
        await EndInAnotherTabAsync(page);
        await page.Locator("#conn.down a").ClickAsync();

        console.County.Officer = "duty-lu";
        await SignInHereAsync(page, "duty-lu");
        await page.WaitForURLAsync($"**{Incident}*");
        await page.Locator("#conn.up").WaitForAsync();

        Assert.Equal("", await Note(page).InputValueAsync());
        Assert.DoesNotContain("half a sentence", await page.EvaluateAsync<string>("JSON.stringify(sessionStorage) + JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_left_open_goes_on_when_its_officer_signs_in_again_in_another_tab()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await TypedAsync(console);
        var other = await EndInAnotherTabAsync(page);
        await page.Locator("#conn.down a").WaitForAsync();

        console.County.Officer = "duty-lu";
        await SignInHereAsync(other, "duty-lu");
        await other.Locator("#conn.up").WaitForAsync();
        Assert.Equal(1, await page.Locator("#conn.down a").CountAsync());

        console.County.Officer = "duty-zhou";
        await Browsers.SignInByHandAsync(other, "duty-zhou");
        await page.Locator("#conn.up").WaitForAsync();
        Assert.Equal("half a sentence", await Note(page).InputValueAsync());
    }

    [Fact]
    public async Task What_stands_or_was_given_up_is_not_put_back()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await TypedAsync(console);
        await page.Locator("a[data-open=dlg-end-response]").ClickAsync();
        await page.Locator("dialog[open] [name=reason]").FillAsync("given up");
        await page.Locator("dialog[open] [data-close]").ClickAsync();
        await page.Locator("form.note button").ClickAsync();
        await Assertions.Expect(Note(page)).ToHaveValueAsync("");

        await page.ReloadAsync();
        await page.Locator("#conn.up").WaitForAsync();

        Assert.Equal("", await Note(page).InputValueAsync());
        Assert.Equal("", await page.Locator("#dlg-end-response [name=reason]").InputValueAsync());
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(360, true)]
    public async Task A_dialog_open_when_the_session_ends_leads_to_signing_in_and_comes_back_with_its_words(int width, bool givenUp)
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await TypedAsync(console, width);
        await page.Locator("a[data-open=dlg-update-facts]").First.ClickAsync();
        await page.Locator("dialog[open] [name=note]").FillAsync("half a record");

        await EndInAnotherTabAsync(page);

        var link = page.Locator("dialog[open] [data-again] a");
        await Assertions.Expect(link).ToHaveTextAsync("登录已失效，请重新登录");
        await page.Locator("dialog[open] .btn.pri").ClickAsync();
        await Assertions.Expect(link).ToBeFocusedAsync();
        await Assertions.Expect(link).ToHaveCountAsync(1);
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"session-ended-dialog-{width}");
        if (givenUp)
        {
            await page.Keyboard.PressAsync("Escape");
            await page.Locator("a[data-open=dlg-update-facts]").First.ClickAsync();
        }

        await link.ClickAsync();
        await SignInHereAsync(page, "duty-zhou");

        await page.WaitForURLAsync($"**{Incident}*");
        await Assertions.Expect(page.Locator("dialog[open] [name=note]")).ToHaveValueAsync("half a record");
        await page.Locator("#conn.up").WaitForAsync();
        Assert.Equal(0, await page.Locator("[data-again]").CountAsync());
        Assert.Empty(console.County.Commands);
    }

    [Theory]
    [InlineData(true, 1440)]
    [InlineData(false, 1440)]
    [InlineData(true, 360)]
    public async Task An_act_sent_from_a_dialog_after_the_session_ended_is_said_not_to_be_saved_and_the_dialog_comes_back(bool bySilo, int width)
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await TypedAsync(console, width);
        await page.Locator("article.person").Nth(1).Locator("a[data-open=dlg-declare-unreachable]").ClickAsync();
        var reason = page.Locator("dialog[open] [name=reason]");
        await reason.FillAsync("half a reason");
        var who = await page.Locator("dialog[open] [name=personId]").InputValueAsync();
        var whom = await page.Locator("dialog[open] [data-fill=whom]").InnerTextAsync();
        if (bySilo)
        {
            console.County.Ended = true;
        }
        else
        {
            await page.Context.ClearCookiesAsync(new() { Name = "hrb" });
        }

        await page.Locator("dialog[open] button.pri").ClickAsync();
        await page.WaitForURLAsync("**/sign-in?*");
        var notice = page.Locator("main .notice");
        await Assertions.Expect(notice).ToContainTextAsync("没有保存");
        await Assertions.Expect(notice.GetByText("已填的文字仍在")).ToBeVisibleAsync();
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"session-unsaved-{width}");

        console.County.Ended = false;
        await SignInHereAsync(page, "duty-zhou");
        await page.WaitForURLAsync($"**{Incident}*");
        await Assertions.Expect(reason).ToHaveValueAsync("half a reason");
        Assert.Equal(who, await page.Locator("dialog[open] [name=personId]").InputValueAsync());
        Assert.Equal(whom, await page.Locator("dialog[open] [data-fill=whom]").InnerTextAsync());
        Assert.Empty(console.County.Commands);
        await Browsers.ShootAsync(page, $"session-unsaved-back-{width}");
    }

    [Fact]
    public async Task Without_a_script_nothing_is_called_kept_and_the_dialog_comes_back_empty()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await browsers.OpenAsync(console.Address, 1440, script: false);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync($"{Incident}?do=end-response");
        await page.Locator("dialog[open] [name=reason]").FillAsync("lost words");
        console.County.Ended = true;

        await page.Locator("dialog[open] button.btn").ClickAsync();
        await Assertions.Expect(page.Locator("main .notice")).ToContainTextAsync("没有保存");
        await Assertions.Expect(page.GetByText("已填的文字仍在")).ToBeHiddenAsync();

        console.County.Ended = false;
        await SignInHereAsync(page, "duty-zhou");
        await Assertions.Expect(page.Locator("#dlg-end-response[open]")).ToHaveCountAsync(1);
    }

    private static ILocator Note(IPage page) => page.Locator("form.note [name=text]");

    private static async Task<IPage> EndInAnotherTabAsync(IPage page)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/inbox");
        await other.Locator("form[action='/sign-out'] button").ClickAsync();
        await other.Locator("[name=officer]").WaitForAsync();
        return other;
    }

    private static async Task SignInHereAsync(IPage page, string officer)
    {
        await page.Locator("[name=officer]").FillAsync(officer);
        await page.Locator("[name=password]").FillAsync(HostProcess.Password);
        await page.Locator("form .btn.pri").ClickAsync();
    }

    private async Task<IPage> TypedAsync(PaperConsole console, int width = 1440, string language = "zh-CN")
    {
        var page = await browsers.OpenAsync(console.Address, width, language: language);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync(Incident);
        await page.Locator("#conn.up").WaitForAsync();
        await Note(page).FillAsync("half a sentence");
        return page;
    }
}
