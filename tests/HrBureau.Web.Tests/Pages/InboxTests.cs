using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>What waits for an agency.</summary>
public sealed class InboxTests(Browsers browsers) : IClassFixture<Browsers>
{
    [Fact]
    public async Task A_silo_that_does_not_answer_is_said_and_the_act_can_be_sent_again()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await InboxAsync(console);
        console.County.Away = true;

        await page.Locator("form:has([value=acknowledge-request]) button").ClickAsync();
        await page.Locator("[data-refused]").WaitForAsync();
        Assert.Contains(ProblemTexts.Sentence(ProblemCode.TryAgain), await page.Locator("[data-refused]").InnerTextAsync(), StringComparison.Ordinal);

        console.County.Away = false;
        await page.Locator("form:has([value=acknowledge-request]) button").ClickAsync();
        await Assertions.Expect(page.Locator("[data-refused]")).ToHaveCountAsync(0);
        Assert.Single(console.County.Commands);
    }

    [Fact]
    public async Task The_phone_page_is_read_in_the_other_language_too()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Officer = "police-fang";
        var page = await browsers.OpenAsync(console.Address, 360, height: 740);
        await Browsers.SignInAsync(page, "police-fang");
        await page.GotoAsync("/m/e/req-2");
        await page.Locator("header a[href^='/language/en']").ClickAsync();
        await page.Locator("html[lang=en]").WaitForAsync();
        Assert.Equal("/m/e/req-2", new Uri(page.Url).AbsolutePath);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "phone-360-en");
    }

    [Fact]
    public async Task A_refusal_is_seen_wherever_the_page_was_scrolled_to()
    {
        await using var console = await PaperConsole.StartAsync();
        var item = PaperCounty.Item(PaperIncident.View(PaperCounty.Mechanism));
        console.County.Listed = _ => new InboxPage([.. Enumerable.Range(0, 30).Select(number => item with { RequestId = $"req-{number}" })], null);
        var page = await InboxAsync(console);
        console.County.Away = true;

        await page.Locator("form:has([value=acknowledge-request]) button").Last.ClickAsync();
        await Assertions.Expect(page.Locator("[data-refused]")).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task Drills_stand_behind_what_is_real_under_a_heading_of_their_own(int width)
    {
        await using var console = await PaperConsole.StartAsync();
        var item = PaperCounty.Item(PaperIncident.View(PaperCounty.Mechanism)) with { Shared = new Dictionary<string, string> { ["amount"] = "312500000" } };
        console.County.Listed = _ => new InboxPage([item with { RequestId = "req-drill", Drill = true }, item with { RequestId = "req-real" }], null);
        var task = console.County.Tasks.Items[1];
        console.County.Tasks = new TaskPage([task with { NoticeId = "ntc-8", Drill = true }, task with { NoticeId = "ntc-9", Employer = "Real Co" }], 0);
        var page = await InboxAsync(console, width);

        foreach (var pane in new[] { "h-in", "h-tasks" })
        {
            var cards = page.Locator($"[aria-labelledby={pane}] .card");
            await Assertions.Expect(cards).ToHaveCountAsync(2);
            Assert.Equal(0, await cards.Nth(0).Locator(".drill").CountAsync());
            Assert.Equal(1, await cards.Nth(1).Locator(".drill").CountAsync());
            await Assertions.Expect(page.Locator($"[aria-labelledby={pane}] h3")).ToHaveTextAsync(PageText.Of("inbox.drills"));
        }

        await Assertions.Expect(page.Locator("[aria-labelledby=h-in] .card").First).ToContainTextAsync("312.50 ");
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"inbox-drills-{width}", whole: true);
    }

    [Fact]
    public async Task What_does_not_fit_on_one_page_stands_on_the_next()
    {
        await using var console = await PaperConsole.StartAsync();
        var item = PaperCounty.Item(PaperIncident.View(PaperCounty.Mechanism));
        var after = new ListCursor(7, "req-99").ToString();
        console.County.Listed = cursor => cursor is null
            ? new InboxPage([.. Enumerable.Range(0, 100).Select(number => item with { RequestId = $"req-{number}" })], after)
            : new InboxPage([item with { RequestId = cursor == after ? "req-100" : "req-lost" }], null);
        var page = await InboxAsync(console);

        await page.Locator(".foot a[href*='cursor=']").ClickAsync();
        await page.Locator("a[href='/m/e/req-100']").First.WaitForAsync();

        Assert.Equal(0, await page.Locator(".foot a[href*='cursor=']").CountAsync());
    }

    [Fact]
    public async Task Incidents_that_could_not_be_asked_are_said_and_nobody_is_told_that_nothing_waits()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Tasks = new TaskPage([], 3);
        var page = await InboxAsync(console);

        Assert.Equal([PageText.Of("inbox.tasks.unread", 3)], await page.Locator("[aria-labelledby=h-tasks] p").AllInnerTextsAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, "inbox-unread");

        console.County.Tasks = new TaskPage([], 0);
        await page.ReloadAsync();
        Assert.Equal([PageText.Of("inbox.tasks.none")], await page.Locator("[aria-labelledby=h-tasks] p").AllInnerTextsAsync());
    }

    [Fact]
    public async Task Lists_that_could_not_be_read_are_not_said_to_be_empty()
    {
        await using var console = await PaperConsole.StartAsync();
        var page = await InboxAsync(console);
        console.County.BoardAway = true;
        await page.ReloadAsync();

        Assert.Equal([PageText.Of("inbox.away"), PageText.Of("inbox.away")], await page.Locator(".inbox p").AllInnerTextsAsync());
    }

    [Fact]
    public async Task A_task_with_an_end_says_how_long_there_is()
    {
        await using var console = await PaperConsole.StartAsync();
        console.County.Tasks = new TaskPage([console.County.Tasks.Items[1] with { DueAt = PaperIncident.Now.AddMinutes(8), Time = new TimeView(PaperIncident.Now, 1) }], 0);
        var page = await InboxAsync(console);

        await Assertions.Expect(page.Locator("[aria-labelledby=h-tasks] .card .sla.near")).ToBeVisibleAsync();
        await Browsers.ShootAsync(page, "inbox-due");
    }

    private async Task<IPage> InboxAsync(PaperConsole console, int width = 1440)
    {
        console.County.Officer = "police-fang";
        var page = await browsers.OpenAsync(console.Address, width);
        await Browsers.SignInAsync(page, "police-fang");
        await page.GotoAsync("/inbox");
        await page.Locator("#conn.up").WaitForAsync();
        return page;
    }
}
