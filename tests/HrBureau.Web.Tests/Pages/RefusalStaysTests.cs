using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>A refusal is read before it goes, and the focus stands where it is mended.</summary>
public sealed class RefusalStaysTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Refresh = "new Promise(done => { Blazor.addEventListener('enhancedload', () => done()); Blazor.navigateTo(location.href, { replaceHistoryEntry: true }); })";

    private static readonly CommandReply Refused =
        new(CommandOutcome.Refused, 43, [], new RefusalView(RefusalCode.PhaseForbids, new Dictionary<string, string> { ["command"] = "take-charge", ["phase"] = "ended" }, null, null), null);

    [Theory]
    [InlineData($"/i/{PaperIncident.Id}", ".head form button", 1440)]
    [InlineData("/inbox", ".card form button", 1440)]
    [InlineData("/m/e/req-2", ".act form button", 360)]
    public async Task A_refused_tap_is_said_until_the_next_act_or_until_it_is_dismissed(string path, string button, int width)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = view => view with { Allowed = [.. view.Allowed, "take-charge"] };
        var page = await OpenAsync(console, path, width);
        console.County.Answer = Refused;

        await TapAsync(page, button);
        var said = page.Locator("[data-refused]");
        await Assertions.Expect(said).ToBeFocusedAsync();
        await page.EvaluateAsync(Refresh);
        await Assertions.Expect(said).ToHaveCountAsync(1);
        await Assertions.Expect(said).ToBeFocusedAsync();
        await Assertions.Expect(said.Locator("b")).ToHaveTextAsync("事件现为“响应结束”，本阶段不能办理“接手承办”。");
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"refusal-stays-{width}-{path.Split('/')[1]}");

        await said.Locator("[data-dismiss]").ClickAsync();
        await page.EvaluateAsync(Refresh);
        await Assertions.Expect(said).ToHaveCountAsync(0);

        await TapAsync(page, button);
        await Assertions.Expect(said).ToHaveCountAsync(1);
        console.County.Answer = null;
        await TapAsync(page, button);
        await Assertions.Expect(said).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_could_not_be_read_is_no_longer_said_when_it_can()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.BoardAway = true;
        var page = await OpenAsync(console, "/inbox", 1440);
        await Assertions.Expect(page.Locator("[data-refused]")).ToHaveCountAsync(1);

        console.County.BoardAway = false;
        await page.EvaluateAsync(Refresh);
        await Assertions.Expect(page.Locator("[data-refused]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_refused_signature_is_said_though_the_letter_was_withdrawn_meanwhile_and_its_dialog_is_gone()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "lead-yan";
        var page = await OpenAsync(console, $"/i/{PaperIncident.Id}", 1440);
        await page.Locator("[data-open=dlg-approve-request-req-1]").First.ClickAsync();
        await page.Locator("dialog[open] button.red").WaitForAsync();

        console.County.Answer = Refused;
        console.County.Seen = view => view with { Requests = [.. view.Requests.Select(request => request.RequestId == "req-1" ? request with { State = RequestState.Withdrawn, Allowed = [] } : request)] };
        await TapAsync(page, "dialog[open] button.red");

        await Assertions.Expect(page.Locator("main [data-refused]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Browsers.ShootAsync(page, "refusal-dialog-gone");
    }

    [Fact]
    public async Task After_a_refusal_in_a_dialog_the_focus_stands_at_the_field_it_names_else_at_the_refusal()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, $"/i/{PaperIncident.Id}", 1440);
        await page.Locator("a[data-open=dlg-end-response]").ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.Locator("[name=reason]").FillAsync("Over.");

        console.County.Answer = new CommandReply(CommandOutcome.Refused, 43, [], new RefusalView(RefusalCode.FieldInvalid, new Dictionary<string, string>(), null, "reason"), null);
        await TapAsync(page, "dialog[open] button.btn");
        await Assertions.Expect(dialog.Locator("[name=reason]")).ToBeFocusedAsync();
        await Browsers.ShootAsync(page, "refusal-focus-field");

        console.County.Answer = Refused;
        await TapAsync(page, "dialog[open] button.btn");
        await Assertions.Expect(dialog.Locator("[data-refused]")).ToBeFocusedAsync();
    }

    private static Task<IResponse> TapAsync(IPage page, string button) =>
        page.RunAndWaitForResponseAsync(() => page.Locator(button).First.ClickAsync(), response => response.Request.Method == "POST");

    private async Task<IPage> OpenAsync(PaperConsole console, string path, int width)
    {
        console.County.Officer = path.StartsWith("/m/", StringComparison.Ordinal) ? "police-fang" : "duty-zhou";
        var page = await browsers.OpenAsync(console.Address, width);
        await Browsers.SignInAsync(page, console.County.Officer);
        await page.GotoAsync(path);
        await page.Locator("#conn.up").WaitForAsync();
        return page;
    }
}
