using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>P1 and P2 of the product: an acknowledged act is never lost and has one effect, whatever is killed.</summary>
public sealed class KillRoundsTests
{
    private const int Rounds = 50;
    private const int Incidents = 4;
    private const int Officers = 8;

    [Fact]
    public async Task Fifty_kills_under_load_lose_nothing_acknowledged_and_double_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("hrb-kills-").FullName;
        var port = HostProcess.FreePort();
        var random = new Random(20261123);
        var ledger = new Ledger();
        var host = await HostProcess.StartAsync(folder, port);
        try
        {
            using var client = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            var incidents = await OpenAsync(client);
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, Officers)
                .Select(number => new NoteTaker(client, incidents[number % Incidents], number, ledger).WriteAsync(stop.Token))
                .ToArray();
            var slowest = TimeSpan.Zero;
            for (var round = 0; round < Rounds; round++)
            {
                await Task.Delay(random.Next(50, 700), TestContext.Current.CancellationToken);
                await host.KillAsync();
                await host.DisposeAsync();
                host = await HostProcess.StartAsync(folder, port);
                slowest = host.ReadyAfter > slowest ? host.ReadyAfter : slowest;
            }

            await stop.CancelAsync();
            await Task.WhenAll(load);
            TestContext.Current.SendDiagnosticMessage(
                $"{Rounds} kills, {ledger.Acknowledged} acts acknowledged, {ledger.SentAgain} sent again, slowest ready {slowest.TotalSeconds:F2} s");
            Assert.True(ledger.SentAgain > 0, "No kill ever bit: the run proves nothing.");
            foreach (var incident in incidents)
            {
                await CheckAsync(client, incident, ledger);
            }
        }
        finally
        {
            await host.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string[]> OpenAsync(CountyClient client)
    {
        var ids = new string[Incidents];
        for (var number = 0; number < Incidents; number++)
        {
            var answer = await client.ReportAsync(new
            {
                source = "hotline",
                reportedAt = DateTimeOffset.UtcNow.AddMinutes(-5),
                employer = new { name = $"Fictional Labour {number}" },
                place = $"Gate {number}",
                headcount = 12,
                description = "Wages unpaid for two months.",
            });
            Assert.Equal(201, answer.Status);
            ids[number] = (string)answer.Body!["incidentId"]!;
        }

        return ids;
    }

    private static async Task CheckAsync(CountyClient client, string incident, Ledger ledger)
    {
        var timeline = await client.TimelineAsync(incident);
        Assert.Equal(Enumerable.Range(1, timeline.Count).Select(v => (long)v), timeline.Select(entry => (long)entry["version"]!));
        var notes = timeline.Where(entry => (string?)entry["kind"] == "note-added")
            .ToLookup(entry => (string)entry["data"]!["text"]!, entry => (long)entry["version"]!);
        foreach (var (key, act) in ledger.Of(incident))
        {
            var versions = notes[key].ToArray();
            Assert.True(versions.Length == 1, $"{key} stands {versions.Length} times on {incident}; sent {act.Sent} times, acknowledged as {act.Version}.");
            Assert.Equal(act.Version, versions[0]);
        }

        var integrity = await client.GetAsync($"/api/incidents/{incident}/integrity");
        Assert.True((bool)integrity.Body!["ok"]!, integrity.Text);
        Assert.Equal(timeline.Count, (int)integrity.Body!["entries"]!);
    }
}
