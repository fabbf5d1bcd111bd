using HrBureau.Storage;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>P1 and P2 of the product at the places between two steps that a kill at random seldom meets: at the door, around a strike, with a notice in hand.</summary>
public sealed class KillPointsTests
{
    private const int Scale = 300;
    private const int ActsAfter = 6;
    private static readonly TimeSpan KilledWithin = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("intake.before-write", 4, false)]
    [InlineData("intake.before-write", 4, true, Traits = [LongRun.Name, LongRun.Value])]
    [InlineData("intake.before-commit", 4, false)]
    [InlineData("intake.before-commit", 4, true, Traits = [LongRun.Name, LongRun.Value])]
    [InlineData("intake.after-commit", 4, false, Traits = [LongRun.Name, LongRun.Value])]
    [InlineData("intake.after-commit", 4, true)]
    [InlineData("append.before-open", 6, true)]
    [InlineData("due.claimed", 1, false)]
    [InlineData("due.claimed", 1, true, Traits = [LongRun.Name, LongRun.Value])]
    [InlineData("due.struck", 1, false)]
    [InlineData("due.struck", 1, true, Traits = [LongRun.Name, LongRun.Value])]
    [InlineData("dispatch.leased", 5, false, Traits = [LongRun.Name, LongRun.Value])]
    [InlineData("dispatch.leased", 5, true)]
    public async Task Killed_there_everything_acknowledged_stands_once_and_what_was_begun_is_finished_once(string point, int after, bool onPostgres)
    {
        var folder = Directory.CreateTempSubdirectory("hrb-points-").FullName;
        var settings = onPostgres ? await HostProcess.OnPostgresAsync() : [];
        var port = Ports.Free();
        var ledger = new Ledger();
        var host = await HostProcess.StartAsync(folder, port, [.. settings, (Failpoint.Variable, $"{point}=kill@{after}")]);
        try
        {
            using var client = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            using var stop = new CancellationTokenSource();
            var revived = ReviveAsync();
            var noted = await OpenAsync(client, "noted", null);
            var drill = await OpenAsync(client, "drill", new { timeScale = Scale });
            Task[] load = [Persistent.NoteTaker(client, ledger, noted, 0).ActAsync(stop.Token), Persistent.Reporter(client, ledger, 0).ActAsync(stop.Token)];
            await revived;
            var before = ledger.Acknowledged;
            await UntilAsync(() => ledger.Acknowledged >= before + ActsAfter);
            await stop.CancelAsync();
            await Task.WhenAll(load);

            var timelines = await KillRoundsTests.ReadAsync(client, ledger.Acts.Select(act => act.Value.Incident!).Append(noted).Distinct());
            _ = KillRoundsTests.CheckActs(ledger, timelines);
            _ = await KillRoundsTests.CheckLadderAsync(client, drill);
            foreach (var (incident, timeline) in timelines)
            {
                await KillRoundsTests.CheckChainAsync(client, incident, timeline);
            }
        }
        finally
        {
            await host.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }

        async Task ReviveAsync()
        {
            Assert.Equal(137, await host.ExitAsync().WaitAsync(KilledWithin, TestContext.Current.CancellationToken));
            await host.DisposeAsync();
            host = await HostProcess.StartAsync(folder, port, settings);
        }
    }

    /// <summary>Reports until it is answered, always under the same key.</summary>
    private static async Task<string> OpenAsync(CountyClient client, string name, object? drill)
    {
        var report = new
        {
            source = "hotline",
            reportedAt = DateTimeOffset.UtcNow.AddMinutes(-5),
            employer = new { name = $"Fictional Labour {name}" },
            place = $"Gate {name}",
            headcount = 12,
            description = "Wages unpaid for two months.",
            drill,
        };
        string? incident = null;
        await UntilAsync(async () =>
        {
            try
            {
                var answer = await client.ReportAsync(report, $"open-{name}");
                incident = answer.Status is 200 or 201 ? (string)answer.Body!["incidentId"]! : null;
            }
            catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException)
            {
                // It is being killed, or started again.
            }

            return incident is not null;
        });
        return incident!;
    }

    private static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var patience = DateTimeOffset.UtcNow + KilledWithin;
        while (!await holds())
        {
            Assert.True(DateTimeOffset.UtcNow < patience, "Waited in vain.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
