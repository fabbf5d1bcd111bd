using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>P1 and P2 of the product: an acknowledged act is never lost and has one effect, whatever is killed.</summary>
public sealed class KillRoundsTests
{
    private const int Incidents = 4;
    private const int NoteTakers = 6;
    private const int Reporters = 3;
    private const int Drills = 2;
    private const int DrillScale = 300;

    /// <summary>So many kills that one of them falls between a commit and its answer.</summary>
    private const int Many = 15;

    private static readonly TimeSpan QuietWithin = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData(8, false)]
    [InlineData(50, false, Traits = [LongRun.Name, LongRun.Value])]
    [InlineData(Many, true, Traits = [LongRun.Name, LongRun.Value])]
    public async Task Kills_under_load_lose_nothing_acknowledged_and_double_nothing(int kills, bool onPostgres)
    {
        var folder = Directory.CreateTempSubdirectory("hrb-kills-").FullName;
        var settings = onPostgres ? await HostProcess.OnPostgresAsync() : [];
        var port = Ports.Free();
        var random = new Random(20261123);
        var ledger = new Ledger();
        var host = await HostProcess.StartAsync(folder, port, settings);
        try
        {
            using var client = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            var noted = await OpenAsync(client, Incidents, null);
            var unclaimed = await OpenAsync(client, Drills, new { timeScale = DrillScale });
            using var leader = await CountyClient.SignInAsync(host.Address, "lead-yan");
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, NoteTakers).Select(number => Persistent.NoteTaker(client, ledger, noted[1 + (number % (Incidents - 1))], number))
                .Concat(Enumerable.Range(0, Reporters).Select(number => Persistent.Reporter(client, ledger, number)))
                .Append(Persistent.Asker(leader, ledger, noted[0]))
                .Select(person => person.ActAsync(stop.Token))
                .ToArray();
            var slowest = TimeSpan.Zero;
            for (var round = 0; round < kills; round++)
            {
                await Task.Delay(random.Next(50, 700), TestContext.Current.CancellationToken);
                await host.KillAsync();
                await host.DisposeAsync();
                host = await HostProcess.StartAsync(folder, port, settings);
                slowest = host.ReadyAfter > slowest ? host.ReadyAfter : slowest;
            }

            await stop.CancelAsync();
            await Task.WhenAll(load);
            var timelines = await ReadAsync(client, ledger.Acts.Select(act => act.Value.Incident!).Concat(noted).Distinct());
            var survived = CheckActs(ledger, timelines);
            Assert.True(survived > 0 || kills < Many, "No kill fell between a commit and its answer: the run proves nothing.");
            var rungs = 0;
            foreach (var drill in unclaimed)
            {
                rungs += await CheckLadderAsync(client, drill);
            }

            var raised = await CheckRaisedAsync(client, noted[0]);
            foreach (var (incident, timeline) in timelines)
            {
                await CheckChainAsync(client, incident, timeline);
            }

            TestContext.Current.SendDiagnosticMessage(
                $"{kills} kills, {ledger.Acknowledged} acts acknowledged on {timelines.Count} incidents, {survived} committed with their answer lost, {rungs} rungs, {raised} requests raised, slowest ready {slowest.TotalSeconds:F2} s");
        }
        finally
        {
            await host.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static async Task<string[]> OpenAsync(CountyClient client, int count, object? drill)
    {
        var ids = new string[count];
        for (var number = 0; number < count; number++)
        {
            var answer = await client.ReportAsync(new
            {
                source = "hotline",
                reportedAt = DateTimeOffset.UtcNow.AddMinutes(-5),
                employer = new { name = $"Fictional Labour {number}" },
                place = $"Gate {number}",
                headcount = 12,
                description = "Wages unpaid for two months.",
                drill,
            });
            Assert.Equal(201, answer.Status);
            ids[number] = (string)answer.Body!["incidentId"]!;
        }

        return ids;
    }

    internal static async Task<Dictionary<string, IReadOnlyList<JsonNode>>> ReadAsync(CountyClient client, IEnumerable<string> incidents)
    {
        var timelines = new Dictionary<string, IReadOnlyList<JsonNode>>();
        foreach (var incident in incidents)
        {
            timelines[incident] = await client.TimelineAsync(incident);
        }

        return timelines;
    }

    /// <summary>Every act stands once, where and as it was acknowledged; sites have one incident each; numbers have no gap.</summary>
    /// <returns>How many acts were durable before they were sent for the last time: their answer was lost, not they.</returns>
    internal static int CheckActs(Ledger ledger, Dictionary<string, IReadOnlyList<JsonNode>> timelines)
    {
        var standing = timelines
            .SelectMany(timeline => timeline.Value.Select(entry => (Incident: timeline.Key, Entry: entry, Key: KeyOf(entry))))
            .Where(found => found.Key is not null)
            .ToLookup(found => found.Key!);
        var survived = 0;
        foreach (var (key, act) in ledger.Acts)
        {
            var found = standing[key].ToArray();
            Assert.True(found.Length == 1, $"{key} stands {found.Length} times; sent {act.Sent} times, acknowledged on {act.Incident} as {act.Version}.");
            Assert.Equal(act.Incident, found[0].Incident);
            if (act.Version is > 0)
            {
                // A request is drafted, approved and raised in one act.
                Assert.Equal(act.Version, (long)found[0].Entry["version"]! + ((string?)found[0].Entry["kind"] == "request-drafted" ? 2 : 0));
            }

            survived += act.Sent > 1 && (DateTimeOffset)found[0].Entry["recordedAt"]! < act.LastSent ? 1 : 0;
        }

        var reports = ledger.Acts.Where(act => act.Key.StartsWith("report-", StringComparison.Ordinal)).ToArray();
        Assert.All(reports.GroupBy(act => Persistent.Site(act.Key)), site => Assert.Single(site.Select(act => act.Value.Incident).Distinct()));
        var numbers = timelines.Keys.Select(id => (Day: id[..id.LastIndexOf('-')], Number: int.Parse(id[(id.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(numbers.GroupBy(id => id.Day, id => id.Number), day => Assert.Equal(Enumerable.Range(1, day.Count()), day.Order()));
        return survived;
    }

    private static string? KeyOf(JsonNode entry) => (string?)entry["kind"] switch
    {
        "note-added" or "request-drafted" => (string?)entry["data"]!["text"],
        "incident-reported" or "report-merged" => (string?)entry["data"]!["facts"]!["sourceRef"],
        _ => null,
    };

    /// <summary>The ladder nobody answers climbed through every kill: each rung once, in order, each notice sent once and none forgotten.</summary>
    /// <returns>Rungs it reached.</returns>
    internal static async Task<int> CheckLadderAsync(CountyClient client, string incident)
    {
        // Taken into charge, so that it stops and what is owed can be counted.
        Assert.Equal(200, (await client.CommandAsync(incident, new { type = "take-charge" })).Status);
        var patience = DateTimeOffset.UtcNow + QuietWithin;
        while (true)
        {
            var timeline = await client.TimelineAsync(incident);
            var rungs = Kind(timeline, "holder-sought").ToArray();
            var places = rungs.Select(entry => ((int)entry["data"]!["turn"]!, (int)entry["data"]!["rung"]!)).ToArray();
            Assert.Equal(places.Distinct().Order(), places);
            var sent = Kind(timeline, "notice-sent").Select(entry => (string)entry["data"]!["noticeId"]!).ToArray();
            Assert.Equal(sent.Distinct(), sent);

            // What the last rung owed may be void by the time it could leave: somebody holds the incident now.
            var forgotten = rungs.SkipLast(1).Where(entry => !sent.Any(notice => notice.StartsWith($"ntc-{incident}-{entry["version"]}-", StringComparison.Ordinal))).ToArray();
            if (rungs.Length > 0 && forgotten.Length == 0)
            {
                await CheckChainAsync(client, incident, timeline);
                return rungs.Length;
            }

            Assert.True(DateTimeOffset.UtcNow < patience, $"{incident}: of {rungs.Length} rungs these rang nobody: {string.Join(' ', forgotten.Select(entry => entry["version"]))}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Each request that was raised reached the police desk, and no notice was sent twice.</summary>
    /// <returns>How many were raised.</returns>
    private static async Task<int> CheckRaisedAsync(CountyClient client, string incident)
    {
        var patience = DateTimeOffset.UtcNow + QuietWithin;
        while (true)
        {
            var timeline = await client.TimelineAsync(incident);
            var raised = Kind(timeline, "request-raised").ToArray();
            Assert.NotEmpty(raised);
            var sent = Kind(timeline, "notice-sent").Select(entry => (string)entry["data"]!["noticeId"]!).ToArray();
            Assert.Equal(sent.Distinct(), sent);
            var forgotten = raised.Where(entry => !sent.Contains($"ntc-{incident}-{entry["version"]}-agy-police-liaison-desk")).ToArray();
            if (forgotten.Length == 0)
            {
                return raised.Length;
            }

            Assert.True(DateTimeOffset.UtcNow < patience, $"{incident}: these requests reached nobody: {string.Join(' ', forgotten.Select(entry => entry["version"]))}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    internal static async Task CheckChainAsync(CountyClient client, string incident, IReadOnlyList<JsonNode> timeline)
    {
        Assert.Equal(Enumerable.Range(1, timeline.Count).Select(v => (long)v), timeline.Select(entry => (long)entry["version"]!));
        var integrity = await client.GetAsync($"/api/incidents/{incident}/integrity");
        Assert.True((bool)integrity.Body!["ok"]!, integrity.Text);
    }

    private static IEnumerable<JsonNode> Kind(IReadOnlyList<JsonNode> timeline, string kind) => timeline.Where(entry => (string?)entry["kind"] == kind);
}
