using HrBureau.Domain;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>What is over stands still.</summary>
public sealed class ClocksPaneTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Incident = "/i/inc-360121-20260127-003";

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_clock_met_late_says_by_how_much_and_counts_no_further(string language)
    {
        await using var console = await PaperConsole.StartAsync();
        var due = PaperIncident.Now.AddDays(-5);
        console.County.Seen = view => view with { Clocks = [view.Clocks[0] with { State = "missed", DueAt = due, MetAt = due.AddMinutes(1_283) }] };
        var page = await OpenAsync(console, language);

        var clock = page.Locator(".clocks li");
        await Assertions.Expect(clock).ToContainTextAsync(language == "en" ? "21 h 23 min late" : "\u5df2\u5b8c\u6210\uff0c\u8fdf 21 \u65f6 23 \u5206");
        Assert.Equal(0, await clock.Locator("[data-due]").CountAsync());
        await Browsers.ShootAsync(page, $"clock-met-late-{language}");
    }

    [Fact]
    public async Task A_clock_of_a_request_says_whose_it_is_and_which_where_an_agency_was_asked_for_two()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = view => view with
        {
            Requests = [.. view.Requests, view.Requests[1] with { RequestId = "req-3", Kind = RequestKind.AssistInquiry }],
            Clocks = [view.Clocks[0] with { Subject = "req-1" }, view.Clocks[0] with { Subject = "req-2" }, view.Clocks[0] with { Subject = "req-3" }, view.Clocks[1]],
        };
        var page = await OpenAsync(console, "zh-CN");

        var whose = await page.Locator(".clocks li").EvaluateAllAsync<string[]>("lines => lines.map(line => line.querySelector('[data-whose]')?.innerText ?? '')");
        Assert.Equal(["住建", "公安 提前介入", "公安 协查查找", ""], whose.OrderBy(text => text.Length == 0).ThenBy(text => text.Length).ThenByDescending(text => text, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_tracks_that_an_act_can_move_are_shown()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await OpenAsync(console, "zh-CN");

        string[] moving = [Words.Of("Track", "contact"), Words.Of("Track", "joint"), Words.Of("Track", "payment")];
        var shown = await page.Locator(".tracks .tag").AllInnerTextsAsync();
        Assert.Equal(moving, shown.Select(text => text.Split(' ')[0]));
    }

    [Theory]
    [InlineData("acknowledged", false)]
    [InlineData("taken-on", false)]
    [InlineData("sent-back", false)]
    [InlineData("answered", true)]
    [InlineData("fulfilled", true)]
    public async Task A_receipt_is_told_from_an_answer(string state, bool good)
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = view => view with { Tracks = view.Tracks with { Joint = new(state, PaperIncident.Now) } };
        var page = await OpenAsync(console, "zh-CN");

        var tag = page.Locator(".tracks .tag").Nth(1);
        await Assertions.Expect(tag).ToContainTextAsync(Words.Of("RequestState", state));
        Assert.Equal(good, (await tag.GetAttributeAsync("class"))!.Contains("good", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_not_met_when_the_response_ended_counts_no_further()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Seen = view => view with { Phase = Phase.Ended, Clocks = [view.Clocks[1]] };
        var page = await OpenAsync(console, "zh-CN");

        var clock = page.Locator(".clocks li");
        await Assertions.Expect(clock).ToContainTextAsync(PageText.Of("clock.unmet-at-end"));
        Assert.Equal(0, await clock.Locator("[data-due]").CountAsync());
    }

    [Fact]
    public async Task The_phone_says_that_the_response_has_ended()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "police-fang";
        console.County.Opened = desk => desk with { Open = false, Next = null };
        var page = await browsers.OpenAsync(console.Address, 360, height: 740);
        await Browsers.SignInAsync(page, "police-fang");
        await page.GotoAsync("/m/e/req-2");

        await Assertions.Expect(page.GetByText(PageText.Of("phone.ended"))).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator(".band [data-due]").CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "phone-ended-360");
    }

    private async Task<IPage> OpenAsync(PaperConsole console, string language)
    {
        var page = await browsers.OpenAsync(console.Address, 1440, language: language);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync(Incident);
        await page.Locator("#conn.up").WaitForAsync();
        return page;
    }
}
