using System.Text.Json.Nodes;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>What hands do on the pages, with a paper county behind them.</summary>
public sealed class PaperActTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Incident = "/i/inc-360121-20260127-003";

    [Fact]
    public async Task A_call_is_recorded_in_two_clicks()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, Incident);

        await page.Locator("article.person").First.Locator(".call .btn").First.ClickAsync();
        await Browsers.ShootAsync(page, "paper-call-dialog");
        await page.Locator("dialog[open] button[value=no-answer]").ClickAsync();
        await page.Locator("dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        var command = JsonNode.Parse(Assert.Single(console.County.Commands).Body)!;
        Assert.Equal("record-contact-attempt", (string?)command["type"]);
        Assert.Equal("00013800001", (string?)command["contact"]);
    }

    [Fact]
    public async Task A_refusal_is_said_with_its_article_and_keeps_what_was_typed()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Answer = new CommandReply(CommandOutcome.Refused, 42, [], new RefusalView(RefusalCode.SignerNotAuthorised, new Dictionary<string, string>(), "decree-724-41", null), null);
        var page = await OpenAsync(console, Incident);

        await page.Locator("[name=text]").First.FillAsync("kept words");
        await page.Locator("form.note button").ClickAsync();
        await page.Locator(".refusal").WaitForAsync();
        await Browsers.ShootAsync(page, "paper-refused");

        Assert.Equal("kept words", await page.Locator("form.note [name=text]").InputValueAsync());
        var said = await page.Locator(".refusal").InnerTextAsync();
        var article = PaperCounty.Mechanism.Statutes.Single(row => row.Id == "decree-724-41");
        Assert.Contains("您不能签发这类请求。", said, StringComparison.Ordinal);
        Assert.Contains($"《{article.Title.Zh}》{article.Article.Zh}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_stands_leaves_an_empty_field_and_a_new_key()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, Incident);

        foreach (var text in new[] { "first", "second" })
        {
            await page.Locator("form.note [name=text]").FillAsync(text);
            await page.Locator("form.note button").ClickAsync();
            await Assertions.Expect(page.Locator("form.note [name=text]")).ToHaveValueAsync("");
        }

        Assert.Equal(2, console.County.Commands.Select(command => command.CommandId).Distinct().Count());
    }

    [Fact]
    public async Task A_request_is_acknowledged_with_one_tap_without_script()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "police-fang";
        var page = await browsers.OpenAsync(console.Address, 360, 740, script: false);
        await Browsers.SignInByHandAsync(page, "police-fang");
        await page.GotoAsync("/m/e/req-2");

        await page.Locator(".big.pri").ClickAsync();

        Assert.Equal("acknowledge-request", (string?)JsonNode.Parse(Assert.Single(console.County.Commands).Body)!["type"]);
    }

    [Fact]
    public async Task After_receipt_the_phone_counts_down_to_what_is_due_next()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "police-fang";
        console.County.Opened = desk => desk with { Item = desk.Item with { State = RequestState.Acknowledged, Allowed = ["answer-request"] }, Next = Due(desk, 97, "running") };
        var page = await browsers.OpenAsync(console.Address, 360, 740);
        await Browsers.SignInAsync(page, "police-fang");
        await page.GotoAsync("/m/e/req-2");
        Assert.Matches("首次反馈.*1 时 3[67] 分", (await page.Locator(".band.calm").InnerTextAsync()).ReplaceLineEndings(" "));
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "phone-next");

        console.County.Opened = desk => desk with { Item = desk.Item with { State = RequestState.Acknowledged }, Next = Due(desk, -5, "missed") };
        await page.ReloadAsync();
        Assert.Contains("首次反馈", await page.Locator(".band:not(.calm)").InnerTextAsync(), StringComparison.Ordinal);

        console.County.Opened = desk => desk with { Item = desk.Item with { State = RequestState.Fulfilled }, Next = null };
        await page.ReloadAsync();
        Assert.Contains(Words.Of(RequestState.Fulfilled), await page.Locator(".band.calm").InnerTextAsync(), StringComparison.Ordinal);

        static ClockView Due(DeskRequestView desk, int minutes, string state) => desk.Next! with { Name = "first-result", Label = new("首次反馈", "First result"), DueAt = desk.Item.Time.Now.AddMinutes(minutes), State = state };
    }

    [Theory]
    [InlineData(Phase.Voided, "phone.voided")]
    [InlineData(Phase.Closed, "phone.closed")]
    [InlineData(Phase.Ended, "phone.ended")]
    public async Task The_phone_says_what_became_of_the_incident_and_what_that_means_for_the_request(Phase phase, string said)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "police-fang";
        console.County.Opened = desk => desk with { Open = false, Phase = phase, Next = null, Item = desk.Item with { Allowed = [] } };
        var page = await browsers.OpenAsync(console.Address, 360, 740);
        await Browsers.SignInAsync(page, "police-fang");
        await page.GotoAsync("/m/e/req-2");
        Assert.Equal(PageText.Of(said), await page.Locator("[data-became]").InnerTextAsync());
        Assert.NotEqual(0, await page.Locator("a[href^='tel:']").CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"phone-{said}");
    }

    [Theory]
    [InlineData("/m/e/req-2", "police-fang")]
    [InlineData("/i/inc-360121-20260127-003", "duty-zhou")]
    [InlineData("/inbox", "duty-zhou")]
    public async Task A_drill_shows_numbers_and_calls_none(string path, string officer)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = officer;
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, officer);
        await page.GotoAsync(path);
        Assert.NotEqual(0, await page.Locator("main a[href^='tel:']").CountAsync());

        console.County.Opened = desk => desk with { Item = desk.Item with { Drill = true } };
        console.County.Seen = view => view with { Drill = true };
        console.County.Tasks = console.County.Tasks with { Items = [.. console.County.Tasks.Items.Select(task => task with { Drill = true })] };
        await page.ReloadAsync();
        await page.Locator($"main [title='{PageText.Of("drill.no-call")}']").First.WaitForAsync();
        Assert.Equal(0, await page.Locator("main a[href^='tel:']").CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"drill-no-call{path.Replace('/', '-')}");
    }

    [Fact]
    public async Task What_is_typed_on_the_phone_stays_in_sight_when_the_page_fetches_itself()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "police-fang";
        console.County.Opened = desk => desk with { Item = desk.Item with { State = RequestState.Acknowledged, Allowed = ["take-on-request", "answer-request"] } };
        var page = await browsers.OpenAsync(console.Address, 360, 740);
        await Browsers.SignInAsync(page, "police-fang");
        await page.GotoAsync("/m/e/req-2");
        await page.Locator("#conn.up").WaitForAsync();
        var answer = page.Locator("#more-answer-request");
        foreach (var text in new[] { "He is at home.", "He came." })
        {
            await answer.Locator("summary").ClickAsync();
            await answer.Locator("textarea").FillAsync(text);
            await FetchAgainAsync(page);
            await Assertions.Expect(answer.Locator("textarea")).ToBeVisibleAsync();
            Assert.Equal(text, await answer.Locator("textarea").InputValueAsync());

            await answer.Locator("button").ClickAsync();
            await Assertions.Expect(answer.Locator("textarea")).ToBeHiddenAsync();
        }

        Assert.Equal(2, console.County.Commands.Select(command => command.CommandId).Distinct().Count());

        static Task FetchAgainAsync(IPage page) => page.EvaluateAsync(
            "new Promise(told => { Blazor.addEventListener('enhancedload', () => setTimeout(told)); Blazor.navigateTo(location.href, { replaceHistoryEntry: true }); })");
    }

    [Fact]
    public async Task Keys_move_and_open_and_search()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, "/");

        await page.Keyboard.PressAsync("j");
        await page.WaitForURLAsync("**sel=inc-360121-20260127-004**");
        await page.Keyboard.PressAsync("k");
        await page.WaitForURLAsync("**sel=inc-360121-20260127-003**");
        await page.Keyboard.PressAsync("/");
        Assert.Equal("q", await page.EvaluateAsync<string>("document.activeElement.name"));

        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("j");
        await page.WaitForURLAsync("**sel=inc-360121-20260127-004**");
        await page.Locator("tr.sel [href='/i/inc-360121-20260127-004']").WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/i/inc-360121-20260127-004");
    }

    [Fact]
    public async Task What_became_of_a_report_is_in_sight_on_a_phone()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await browsers.OpenAsync(console.Address, 360, 740);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync("/new");
        await page.Locator("#conn.up").WaitForAsync();
        await page.Locator("[name=place]").FillAsync("Gate 3");
        await page.Locator("[name=description]").FillAsync("Workers at the gate");
        await page.Locator("form .btn.pri").ScrollIntoViewIfNeededAsync();
        Assert.NotEqual(0, await page.EvaluateAsync<int>("document.querySelector('main').scrollTop"));
        await page.Locator("form .btn.pri").ClickAsync();
        await Assertions.Expect(page.Locator("[data-registered]")).ToBeInViewportAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelector('main').scrollTop"));
    }

    [Fact]
    public async Task What_is_typed_before_the_script_has_come_is_not_written_over_by_what_was_kept()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, "/new");
        await page.Locator("[name=place]").FillAsync("Gate 3");
        await page.Locator("[name=description]").FillAsync("Kept");
        var come = new TaskCompletionSource();
        await page.RouteAsync("**/console*.js*", async route =>
        {
            await come.Task;
            await route.ContinueAsync();
        });
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("[name=place]").FillAsync("Gate 5");
        come.SetResult();
        await page.Locator("#conn.up").WaitForAsync();
        await Assertions.Expect(page.Locator("[name=description]")).ToHaveValueAsync("Kept");
        await Assertions.Expect(page.Locator("[name=place]")).ToHaveValueAsync("Gate 5");
    }

    [Fact]
    public async Task A_report_is_registered_with_a_suggested_grade_and_its_draft_outlives_a_reload()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, "/new");
        await page.Locator("[name=place]").FillAsync("Gate 3");
        await page.Locator("[name=headcount]").FillAsync("46");
        await page.Locator("[name=amount]").FillAsync("138.25");
        await page.Locator("[name=description]").FillAsync("Workers at the gate");
        await page.Locator("[name=reporterPhone]").FillAsync("00013800009");
        await page.ReloadAsync();
        await page.Locator("#conn.up").WaitForAsync();

        Assert.Equal("Gate 3", await page.Locator("[name=place]").InputValueAsync());
        Assert.Equal("", await page.Locator("[name=reporterPhone]").InputValueAsync());
        await Assertions.Expect(page.Locator("[data-grade=larger]")).ToBeVisibleAsync();
        await page.Locator("form .btn.pri").ClickAsync();
        await page.WaitForURLAsync("**/i/inc-**");
        Assert.Equal(138_250_000, Assert.Single(console.County.Reports).AmountFen);
    }

    private async Task<IPage> OpenAsync(PaperConsole console, string path)
    {
        var page = await browsers.OpenAsync(console.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync(path);
        await page.Locator("#conn.up").WaitForAsync();
        return page;
    }
}
