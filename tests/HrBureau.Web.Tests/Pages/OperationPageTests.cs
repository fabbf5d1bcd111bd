using System.Diagnostics;
using System.Text.Json.Nodes;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Who operates the system follows one escalation on its own page, by hand, on the real product with no other tool; whoever does not is refused.</summary>
public sealed class OperationPageTests(Browsers browsers) : IClassFixture<Browsers>
{
    private const string Ops = "ops";
    private const string Both = "lead-yan";

    /// <summary>The store is given two seconds, and a busy machine some more.</summary>
    private static readonly TimeSpan StoreAwaySaidWithin = TimeSpan.FromSeconds(8);

    [Theory]
    [InlineData(1440, 900, "zh-CN", false)]
    [InlineData(360, 740, "en", true)]
    public async Task A_trace_is_opened_from_an_entry_shows_every_floor_and_its_links_are_followed_there_and_back(int width, int height, string language, bool dark)
    {
        using var data = new TemporaryFolder();
        await using var agency = await Receiver.StartAsync();
        await using var host = await StartAsync(data);
        var incident = await Escalation.TellAsync(host, agency);
        using var zhou = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        var approved = (await zhou.TimelineAsync(incident)).Single(entry => (string)entry["kind"]! == "request-approved");

        // Who handles incidents and operates the system too comes from the entry itself.
        var page = await browsers.OpenAsync(host.Address, width, height, dark: dark, language: language);
        await Browsers.SignInAsync(page, Both);
        await page.GotoAsync($"/i/{incident}?all=1");
        await page.Locator($"#e{approved["version"]} a[href^='/ops/traces/']").ClickAsync();
        await page.Locator("#h-trace").WaitForAsync();
        Assert.Equal($"/ops/traces/{approved["traceId"]}", new Uri(page.Url).AbsolutePath);
        await EveryFloorAsync(page);
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"ops-trace-{width}", whole: true);
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"));

        // The rows' own commit, with which other acts may have become durable, and back.
        await page.Locator("tr[data-span='append entries'] a[data-link=by]").ClickAsync();
        await page.Locator($"tr[data-span='flush appends'] a[data-link=to][href^='/ops/traces/{approved["traceId"]}']").First.ClickAsync();
        await page.Locator("tr[data-span='execute command']").WaitForAsync();

        // The message to the agency's own system, and back.
        var deliveries = page.Locator("tr[data-span='execute command'] a[data-link=by]");
        var sent = await SendingAsync(page, deliveries);
        await page.GotoAsync(sent);
        await page.Locator("tr[data-span='send webhook']").WaitForAsync();
        var back = await page.Locator("tr[data-span='deliver'] a[data-link=to]").GetAttributeAsync("href");
        Assert.StartsWith($"/ops/traces/{approved["traceId"]}#s", back, StringComparison.Ordinal);

        // And the receipt that answers it.
        await page.Locator("a[data-link=by][href^='/ops/traces/']").Filter(new() { HasText = "receipt" }).First.ClickAsync();
        await page.Locator("tr[data-span='take receipt'][data-floor=silo] a[data-link=to]").WaitForAsync();
    }

    [Theory]
    [InlineData(1440, 900, "zh-CN", true)]
    [InlineData(360, 740, "en", false)]
    public async Task Who_operates_the_system_finds_an_incidents_traces_by_its_number_and_sees_nothing_of_the_case(int width, int height, string language, bool dark)
    {
        using var data = new TemporaryFolder();
        await using var agency = await Receiver.StartAsync();
        await using var host = await StartAsync(data);
        var incident = await Escalation.TellAsync(host, agency);

        var page = await browsers.OpenAsync(host.Address, width, height, dark: dark, language: language);
        await Browsers.SignInByHandAsync(page, Ops);
        await page.Locator("nav a[href='/ops']").ClickAsync();
        await page.Locator("#h-ops").WaitForAsync();
        Assert.True(await page.Locator(".traces tbody tr").CountAsync() > 5);
        Assert.Equal(0, await page.Locator(".traces .t-name").Filter(new() { HasTextRegex = new("^(I[A-Z]|execute On)") }).CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"ops-{width}", whole: true);

        await page.Locator("[name=incident]").FillAsync(incident);
        await page.Locator("[name=incident]").PressAsync("Enter");
        await page.Locator("#h-entries").WaitForAsync();
        Assert.Equal(0, await page.Locator(".traces tbody tr").Filter(new() { HasNotText = incident }).CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"ops-incident-{width}", whole: true);
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"));
        await page.Locator(".entries li").Last.Locator("a").ClickAsync();
        await page.Locator("tr[data-span='append entries']").First.WaitForAsync();

        string[] hidden = [Escalation.Place, Canaries.ReporterName, Canaries.ReporterPhone, Canaries.ContractorName, Canaries.Word];
        foreach (var path in (string[])["/ops", $"/ops?incident={incident}", new Uri(page.Url).PathAndQuery])
        {
            await page.GotoAsync(path);
            var html = await page.ContentAsync();
            Assert.All(hidden, word => Assert.DoesNotContain(word, html, StringComparison.Ordinal));
        }

        Assert.NotEqual(200, (await page.GotoAsync($"/i/{incident}"))!.Status);
        Assert.Equal(0, await page.Locator("#h-timeline").CountAsync());
    }

    [Fact]
    public async Task Who_does_not_operate_the_system_is_refused_by_page_and_API_and_offered_no_way_there()
    {
        using var data = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(data.Path);
        using var zhou = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        var incident = (string)(await zhou.ReportAsync(Reports.Of("Azure Park"))).Body!["incidentId"]!;
        var trace = (string)(await zhou.TimelineAsync(incident))[0]["traceId"]!;
        foreach (var path in (string[])["/api/ops", "/api/ops/traces", $"/api/ops/traces/{trace}"])
        {
            Assert.Equal((403, "duty-missing"), ((await zhou.GetAsync(path)).Status, (string)(await zhou.GetAsync(path)).Body!["code"]!));
        }

        using var ops = await CountyClient.SignInAsync(host.Address, Ops);

        // Neither here: a refusal is an answer, and what somebody typed into an address is nobody's to read.
        Assert.Equal(403, (await ops.GetAsync("/api/incidents")).Status);
        Assert.Equal(404, (await zhou.GetAsync($"/api/incidents/{Canaries.Stranger}")).Status);
        Assert.Empty((await ops.GetAsync("/api/ops/traces?only=failed")).Body!["items"]!.AsArray());
        var listed = (await ops.GetAsync("/api/ops/traces")).Body!["items"]!.AsArray();
        Assert.Contains(listed, item => (string)item!["name"]! == "GET /api/incidents/{id}");
        foreach (var item in listed)
        {
            Assert.DoesNotContain(Canaries.Stranger, (await ops.GetAsync($"/api/ops/traces/{item!["traceId"]}")).Text, StringComparison.Ordinal);
        }

        var page = await browsers.OpenAsync(host.Address, 1440);
        await Browsers.SignInAsync(page, "duty-zhou");
        foreach (var path in (string[])["/ops", $"/ops/traces/{trace}", $"/ops?incident={incident}"])
        {
            Assert.Equal(403, (await page.GotoAsync(path))!.Status);
            Assert.Equal((1, 0), (await page.Locator("[data-refused]").CountAsync(), await page.Locator(".traces, .falls, .entries").CountAsync()));
        }

        await page.GotoAsync($"/i/{incident}?all=1");
        Assert.Equal(0, await page.Locator("a[href^='/ops']").CountAsync());
    }

    [Fact]
    public async Task A_trace_that_is_here_no_more_is_said_with_where_else_to_look_and_the_API_tells_the_same_as_the_page()
    {
        using var data = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(data.Path, settings: ("HRB_TRACE_VIEWER", "http://127.0.0.1:16686/trace/{trace}"));
        using var zhou = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        await zhou.ReportAsync(Reports.Of("Azure Park"));
        using var ops = await CountyClient.SignInAsync(host.Address, Ops);
        var standing = await ops.GetAsync("/api/ops");
        Assert.Equal((200, 1), (standing.Status, standing.Body!["silos"]!.AsArray().Count));
        var listed = (await ops.GetAsync("/api/ops/traces")).Body!["items"]!.AsArray().First(item => (string?)item!["command"] == "report")!;
        var trace = (await ops.GetAsync($"/api/ops/traces/{listed["traceId"]}")).Body!;
        Assert.Equal((int)listed["spans"]!, trace["spans"]!.AsArray().Count);
        Assert.Contains(trace["spans"]!.AsArray(), span => (string)span!["name"]! == "append entries" && span["linkedBy"]!.AsArray().Count == 1);
        Assert.Equal(400, (await ops.GetAsync("/api/ops/traces?only=red")).Status);
        foreach (var absent in (string[])["0af7651916cd43dd8448eb211c80319c", "no-trace", new string('0', 32)])
        {
            Assert.Equal(404, (await ops.GetAsync($"/api/ops/traces/{absent}")).Status);
        }

        var page = await browsers.OpenAsync(host.Address, 1440);
        await Browsers.SignInAsync(page, Ops);
        Assert.Equal(410, (await page.GotoAsync("/ops/traces/0af7651916cd43dd8448eb211c80319c"))!.Status);
        Assert.Equal(1, await page.Locator("[data-trace-gone] a[href='http://127.0.0.1:16686/trace/0af7651916cd43dd8448eb211c80319c']").CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        Assert.Equal(404, (await page.GotoAsync("/ops/traces/no-trace"))!.Status);
        Assert.Equal((0, 1), (await page.Locator("[data-trace-gone]").CountAsync(), await page.Locator("[data-refused]").CountAsync()));
    }

    [Theory]
    [InlineData(1440, 900, "zh-CN", true)]
    [InlineData(360, 740, "en", false)]
    public async Task A_clock_that_cannot_be_struck_and_an_agencys_system_that_is_gone_are_named_with_what_to_do(int width, int height, string language, bool dark)
    {
        using var data = new TemporaryFolder();
        await using var gone = await Receiver.StartAsync();
        gone.Answer = static (context, _) => Receiver.Status(context, 410);
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        await using var host = await HostProcess.StartAsync(data.Path, settings: [("HRB_DATABASE", place.Options().ConnectionString!), ("HRB_WEBHOOK_ALLOW", "127.0.0.1")]);
        await Escalation.SendAsync(host, gone);

        // No such incident: whatever is struck there is refused, for ever.
        await place.ExecuteAsync("insert into due (incident, at, wake) values ('inc-360121-20260101-999', timestamptz '2026-01-01 00:00Z', timestamptz '2026-01-01 00:00Z')");
        await place.ExecuteAsync("""insert into owed (id, incident, version, kind, target, payload, not_before, wake) values ('rly-stuck', 'inc-360121-20260101-998', 1, 'relay', 'inc-360121-20260101-999', '{"type":"strike-clock"}', timestamptz '2026-01-01 00:00Z', timestamptz '2026-01-01 00:00Z')""");
        using var ops = await CountyClient.SignInAsync(host.Address, Ops);
        await Escalation.UntilAsync(async () => (await ops.GetAsync("/api/ops")).Body is { } told && told["troubled"] is JsonArray { Count: 1 } && told["deliveries"] is JsonArray { Count: > 0 } && told["webhooks"] is JsonArray hooks && hooks.Any(static hook => !(bool)hook!["active"]!), host);

        var page = await browsers.OpenAsync(host.Address, width, height, dark: dark, language: language);
        await Browsers.SignInAsync(page, Ops);
        await page.GotoAsync("/ops");
        Assert.Contains("inc-360121-20260101-999", await page.Locator("[data-troubled]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("inc-360121-20260101-998", await page.Locator("[data-undelivered]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator($"[data-hook='{Escalation.Police}']").CountAsync());
        Assert.Equal("", await Browsers.ViolationsAsync(page));
        await Browsers.ShootAsync(page, $"ops-stuck-{width}");
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"));
    }

    [Fact]
    public async Task With_the_database_away_the_page_says_so_soon_shows_the_traces_it_has_and_leads_there()
    {
        using var data = new TemporaryFolder();
        await using var server = await PostgresServer.StartAsync();
        await using var host = await HostProcess.StartAsync(data.Path, settings: ("HRB_DATABASE", server.ConnectionString(await server.CreateDatabaseAsync())));
        using var zhou = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        await zhou.ReportAsync(Reports.Of("Azure Park"));
        var page = await browsers.OpenAsync(host.Address, 1440);
        await Browsers.SignInAsync(page, Ops);
        await page.GotoAsync("/ops");
        Assert.Equal(0, await page.Locator("[data-store-away]").CountAsync());

        await server.FreezeAsync(true);
        try
        {
            var begin = Stopwatch.GetTimestamp();
            Assert.Equal(200, (await page.GotoAsync("/ops"))!.Status);
            Assert.True(Stopwatch.GetElapsedTime(begin) < StoreAwaySaidWithin, $"It took {Stopwatch.GetElapsedTime(begin)}.");
            Assert.Equal((1, 1), (await page.Locator("[data-store-away]").CountAsync(), await page.Locator("nav a[href='/ops']").CountAsync()));
            Assert.True(await page.Locator(".traces tbody tr").CountAsync() > 0);
            await Browsers.ShootAsync(page, "ops-away");
        }
        finally
        {
            await server.FreezeAsync(false);
        }
    }

    /// <summary>A county in which one officer does both; its accounts are those the demonstration opened.</summary>
    private static async Task<HostProcess> StartAsync(TemporaryFolder data)
    {
        await using (var first = await HostProcess.StartAsync(data.Path))
        {
            Assert.Equal(0, await first.StopAsync());
        }

        var county = Directory.CreateDirectory(data.At("county"));
        foreach (var file in Directory.EnumerateFiles(Repository.At("seeds", "mechanism")))
        {
            File.Copy(file, Path.Combine(county.FullName, Path.GetFileName(file)));
        }

        var officers = Path.Combine(county.FullName, "officers.json");
        var text = await File.ReadAllTextAsync(officers, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(officers, text.Replace("\"lead\", \"sign\", \"drill\"", "\"lead\", \"sign\", \"operate\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        return await HostProcess.StartAsync(data.Path, settings: [("HRB_COUNTY", county.FullName), ("HRB_BOOTSTRAP_PASSWORD", ""), ("HRB_WEBHOOK_ALLOW", "127.0.0.1")]);
    }

    private static async Task EveryFloorAsync(IPage page)
    {
        foreach (var (floor, span) in ((string, string)[])[("request", "POST /api/incidents/{id}/commands"), ("web", "issue command"), ("silo", "execute command"), ("storage", "append entries")])
        {
            var rows = page.Locator($"tr[data-floor={floor}][data-span='{span}']");
            Assert.True(await rows.CountAsync() == 1, $"{span} of {floor}: {string.Join(" | ", await page.Locator("tr[data-span]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.floor + ' ' + row.dataset.span)"))}");
        }

        Assert.True(await page.Locator("tr[data-floor=call]").CountAsync() >= 2);
        await page.Locator("tr[data-span='execute command'] summary").ClickAsync();
        Assert.Contains("approve-request", await page.Locator("tr[data-span='execute command'] .attrs").InnerTextAsync(), StringComparison.Ordinal);
        var bar = await page.Locator("tr[data-span='append entries'] svg rect").BoundingBoxAsync();
        Assert.True(bar is { Width: > 0 });
    }

    /// <summary>Of the deliveries an act led to, the one that went to another agency's own system.</summary>
    private static async Task<string> SendingAsync(IPage page, ILocator deliveries)
    {
        await deliveries.First.WaitForAsync();
        var links = await deliveries.EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        foreach (var link in links)
        {
            await page.GotoAsync(link);
            if (await page.Locator("tr[data-span='send webhook']").CountAsync() == 1)
            {
                return link;
            }
        }

        throw new InvalidOperationException($"None of {links.Length} deliveries went out.");
    }
}
