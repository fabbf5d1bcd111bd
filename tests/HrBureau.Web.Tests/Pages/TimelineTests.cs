using System.Globalization;
using HrBureau.Domain;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The timeline from its newest entry to its first, and the times on the page.</summary>
public sealed class TimelineTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Incident = "/i/inc-360121-20260127-003";

    [Theory]
    [InlineData("", 1)]
    [InlineData("?all=1", 1)]
    [InlineData("?all=1", 7)]
    public async Task Every_entry_a_reader_may_see_is_reached_in_full_pages(string query, int everyOneOf)
    {
        const int last = 1400;
        await using var console = await PaperConsole.StartAsync();
        var model = console.County.Entries[4];
        console.County.Entries = [.. Enumerable.Range(1, last).Where(version => version % everyOneOf == 0).Select(version => model with { Version = version })];
        console.County.Seen = view => view with { Version = last };
        var page = await OpenAsync(console, Incident + query);

        var seen = new List<int>();
        var full = new List<int>();
        while (true)
        {
            var versions = await page.Locator(".tl li[id^=e]").EvaluateAllAsync<int[]>("lines => lines.map(line => Number(line.id.slice(1)))");
            seen.AddRange(versions);
            full.Add(versions.Length);
            if (await page.Locator(".foot a[href*='before=']").CountAsync() == 0)
            {
                break;
            }

            // Gone to whole: a link that is clicked changes the page line by line while the lines are read.
            var older = await page.Locator(".foot a[href*='before=']").First.GetAttributeAsync("href");
            await page.GotoAsync(new Uri(new Uri(page.Url), older).ToString());
        }

        Assert.Equal(console.County.Entries.Select(entry => (int)entry.Version).Reverse(), seen);
        Assert.All(full[..^1], count => Assert.Equal(100, count));
        Assert.Equal(1, await page.Locator(".foot a").CountAsync());
    }

    [Fact]
    public async Task A_call_that_is_no_longer_needed_says_why_beside_what_was_recorded()
    {
        await using var console = await PaperConsole.StartAsync();
        var model = console.County.Entries[4] with { Kind = "notice-sent", Data = """{"noticeId":"ntc-3"}""" };
        console.County.Entries = [model with { Version = 1, Lapsed = CallLapse.Taken }, model with { Version = 2 }];
        console.County.Seen = view => view with { Version = 2 };
        var page = await OpenAsync(console, Incident + "?all=1");
        await Assertions.Expect(page.Locator("#e1")).ToContainTextAsync(PageText.Of("call.lapsed", Words.Of(CallLapse.Taken)));
        await Assertions.Expect(page.Locator("#e2")).Not.ToContainTextAsync(PageText.Of("call.lapsed", Words.Of(CallLapse.Taken)));
    }

    [Fact]
    public async Task Voiding_is_offered_where_it_can_be_done()
    {
        await using var console = await PaperConsole.StartAsync();
        var model = console.County.Entries[4] with { Voided = false };
        console.County.Entries = [model with { Version = 1, Voidable = true }, model with { Version = 2 }];
        console.County.Seen = view => view with { Version = 2 };
        var page = await OpenAsync(console, Incident + "?all=1");
        Assert.Equal((1, 0), (await page.Locator("#e1 a[href*='void-entry']").CountAsync(), await page.Locator("#e2 a[href*='void-entry']").CountAsync()));
    }

    [Theory]
    [InlineData("", new[] { 9, 8, 6, 3 })]
    [InlineData("?all=1", new[] { 9, 8, 7, 6, 5, 4, 3, 2, 1 })]
    public async Task Among_the_main_events_a_rung_that_repeats_is_its_last_turn(string query, int[] shown)
    {
        await using var console = await PaperConsole.StartAsync();
        var model = console.County.Entries[4];
        var turns = new (int Rung, int Turn)?[] { (3, 1), (3, 2), (3, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), null };
        console.County.Entries = [.. turns.Select((turn, i) => turn is var (rung, number)
            ? model with { Version = i + 1, Kind = "request-escalated", Data = $$"""{"requestId":"req-2","ladder":"answer","rung":{{rung}},"turn":{{number}},"collapsed":[],"unmanned":false,"named":[]}""" }
            : model with { Version = i + 1 })];
        console.County.Seen = view => view with { Version = turns.Length };
        var page = await OpenAsync(console, Incident + query);
        Assert.Equal(shown, await page.Locator(".tl li[id^=e]").EvaluateAllAsync<int[]>("lines => lines.map(line => Number(line.id.slice(1)))"));
    }

    [Fact]
    public async Task Times_of_another_day_carry_their_day()
    {
        await using var console = await PaperConsole.StartAsync();
        var before = PaperIncident.Now.AddDays(-1);
        console.County.Seen = view => view with
        {
            Requests = [.. view.Requests.Select(request => request with
            {
                Rungs = [.. request.Rungs.Select(rung => rung with { At = before })],
                Notices = [.. request.Notices.Select(notice => notice with { At = before })],
            })],
        };
        console.County.Entries = [.. console.County.Entries.Select(entry => entry with { At = before })];
        var said = CountyTime.ToLocal(before).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
        var page = await OpenAsync(console, Incident);

        Assert.Contains(said, await page.Locator(".ladder li").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(said, await page.Locator(".notices tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);

        await page.GotoAsync("/");
        Assert.Contains(said, await page.Locator(".det .tl time").First.TextContentAsync() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_stands_as_it_was_written_even_where_it_holds_an_id()
    {
        await using var console = await PaperConsole.StartAsync();
        var model = console.County.Entries[4];
        console.County.Seen = view => view with
        {
            Chain = [view.Chain[0] with { Persons = [view.Chain[0].Persons[0] with { PersonId = "p1", Name = "张三" }, view.Chain[0].Persons[1] with { PersonId = "boss", Name = "李四" }] }],
        };
        console.County.Entries =
        [
            model with { Version = 1, Data = """{"text":"The boss of p12 called at gate","audience":"own"}""" },
            model with { Version = 2, Kind = "person-reached", Data = """{"personId":"p1","personName":"张三"}""" },
        ];
        var page = await OpenAsync(console, Incident + "?all=1");

        var told = await page.Locator(".tl").InnerTextAsync();
        Assert.Contains("The boss of p12 called at gate", told, StringComparison.Ordinal);
        Assert.Contains("张三", told, StringComparison.Ordinal);

        await page.GotoAsync("/");
        Assert.Contains("The boss of p12 called at gate", await page.Locator(".det .tl").TextContentAsync() ?? "", StringComparison.Ordinal);
    }

    private async Task<IPage> OpenAsync(PaperConsole console, string path)
    {
        var page = await browsers.OpenAsync(console.Address, 1440, script: false);
        await Browsers.SignInAsync(page, "duty-zhou");
        await page.GotoAsync(path);
        return page;
    }
}
