using System.Text.Json.Nodes;
using HrBureau.Storage;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Killed between the two incidents of a merge, and between the steps of a split: the next start finishes it, once.</summary>
public sealed class MergeKillTests
{
    private static readonly TimeSpan KilledWithin = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(false, Traits = [LongRun.Name, LongRun.Value])]
    [InlineData(true)]
    public async Task Killed_after_the_first_of_two_appends_both_incidents_tell_the_same(bool onPostgres)
    {
        var folder = Directory.CreateTempSubdirectory("hrb-merge-").FullName;
        var settings = onPostgres ? await HostProcess.OnPostgresAsync() : [];
        var port = Ports.Free();
        var host = await HostProcess.StartAsync(folder, port, [.. settings, (Failpoint.Variable, "dispatch.told=kill")]);
        try
        {
            using var client = await CountyClient.SignInAsync(host.Address, "lead-yan");
            var (one, other) = (await ReportAsync(client, "North"), await ReportAsync(client, "South"));
            await CutOffAsync(() => client.CommandAsync(one, new { type = "merge-into", into = other, reason = "The same crew." }, "merge"));
            host = await RevivedAsync(host, folder, port, [.. settings, (Failpoint.Variable, "dispatch.told=kill@2")]);

            var view = await UntilAsync(client, other, seen => seen["absorbed"]!.AsArray().Count == 1);
            Assert.Equal((one, 2), ((string?)view["absorbed"]![0]!["incidentId"], (int)view["reportCount"]!));
            Assert.Equal(200, (await client.CommandAsync(one, new { type = "merge-into", into = other, reason = "The same crew." }, "merge")).Status);

            // The report that came along is split off; killed before its incident is told, and started again.
            var report = (string)view["reports"]!.AsArray().Single(line => (string?)line!["in"] == one)!["reportId"]!;
            await CutOffAsync(() => client.CommandAsync(other, new { type = "split-report", report, reason = "Another yard." }, "split"));
            host = await RevivedAsync(host, folder, port, settings);
            view = await UntilAsync(client, other, seen => (string?)seen["split"]!.AsArray().SingleOrDefault()?["into"] is not null);

            var placed = (string)view["split"]![0]!["into"]!;
            Assert.EndsWith("-003", placed, StringComparison.Ordinal);
            Assert.Equal(other, (string?)(await client.GetAsync($"/api/incidents/{placed}")).Body!["splitFrom"]);
            foreach (var incident in new[] { one, other, placed })
            {
                var timeline = await client.TimelineAsync(incident);
                Assert.Equal(timeline.Count(entry => Once(entry) is not null), timeline.Select(Once).OfType<string>().Distinct().Count());
                await KillRoundsTests.CheckChainAsync(client, incident, timeline);
            }
        }
        finally
        {
            await host.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Once(JsonNode entry) => (string?)entry["kind"] is "incident-reported" or "incident-merged" or "incident-absorbed" or "report-split" or "report-placed" ? (string?)entry["kind"] : null;

    /// <summary>The host may die before it answers; what it has done stands all the same.</summary>
    private static async Task CutOffAsync(Func<Task<CountyClient.Answer>> act)
    {
        try
        {
            await act();
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException)
        {
            // It has been killed.
        }
    }

    private static async Task<HostProcess> RevivedAsync(HostProcess host, string folder, int port, (string, string)[] settings)
    {
        Assert.Equal(137, await host.ExitAsync().WaitAsync(KilledWithin, TestContext.Current.CancellationToken));
        await host.DisposeAsync();
        return await HostProcess.StartAsync(folder, port, settings);
    }

    private static async Task<JsonNode> UntilAsync(CountyClient client, string incident, Func<JsonNode, bool> holds)
    {
        var patience = TimeProvider.System.GetUtcNow() + KilledWithin;
        while (true)
        {
            try
            {
                if ((await client.GetAsync($"/api/incidents/{incident}")).Body is { } view && view["absorbed"] is not null && holds(view))
                {
                    return view;
                }
            }
            catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException)
            {
                // It is being killed, or started again.
            }

            Assert.True(TimeProvider.System.GetUtcNow() < patience, "Waited in vain.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> ReportAsync(CountyClient client, string gate) => (string)(await client.ReportAsync(new
    {
        source = "hotline",
        reportedAt = TimeProvider.System.GetUtcNow().AddMinutes(-5),
        employer = new { name = $"Fictional Labour {gate}" },
        place = $"Gate {gate}",
        headcount = 12,
        description = "Wages unpaid for two months.",
    })).Body!["incidentId"]!;
}
