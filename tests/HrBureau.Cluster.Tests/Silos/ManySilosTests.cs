using System.Diagnostics;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Several silos and web processes are one system, and go on when one of them is gone.</summary>
public sealed class ManySilosTests
{
    private const int Silos = 3;
    private const int Webs = 2;

    /// <summary>A silo that has stopped is done without in this time, on a machine that others keep busy too.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_is_done_through_one_web_process_is_there_through_the_other()
    {
        await using var cluster = await ClusterProcesses.StartAsync(Silos, Webs);
        using var at = await CountyClient.SignInAsync(cluster.Webs[0].Address, "duty-zhou");
        using var elsewhere = await CountyClient.SignInAsync(cluster.Webs[1].Address, "duty-zhou");
        foreach (var incident in await KillRoundsTests.OpenAsync(at, 12, null))
        {
            var noted = await at.CommandAsync(incident, new { type = "add-note", text = "seen from afar" });
            Assert.Equal(200, noted.Status);

            // What follows by rule may have come after it already.
            var version = (long)noted.Body!["version"]!;
            Assert.InRange((long)(await elsewhere.GetAsync($"/api/incidents/{incident}")).Body!["version"]!, version, version + 9);
            Assert.Contains(await elsewhere.TimelineAsync(incident), entry => (string?)entry["kind"] == "note-added" && (long)entry["version"]! == version);
        }
    }

    [Fact]
    [Trait(LongRun.Name, LongRun.Value)]
    public async Task A_killed_silo_under_load_loses_nothing_doubles_nothing_and_is_done_without_soon()
    {
        await using var cluster = await ClusterProcesses.StartAsync(Silos, Webs);
        using var load = await ClusterLoad.BeginAsync(cluster, 24);
        foreach (var silo in cluster.Silos)
        {
            await load.UntilMoreAsync(200);
            var killed = Stopwatch.GetTimestamp();
            await silo.KillAsync();
            await load.UntilAllServedAsync(killed);
            TestContext.Current.TestOutputHelper!.WriteLine($"{silo.Name}: {load.Say(killed)}");
            Assert.True(load.LongestAct(killed) < AtMost, $"{silo.Name}: {load.Say(killed)}");
            await silo.StartAsync();
        }

        await load.EndAsync();
    }

    [Fact]
    public async Task Silos_and_web_processes_restarted_one_after_the_other_under_load_fail_nobody()
    {
        await using var cluster = await ClusterProcesses.StartAsync(Silos, Webs);
        using var load = await ClusterLoad.BeginAsync(cluster, 24);
        foreach (var node in cluster.Silos.Concat(cluster.Webs))
        {
            await load.UntilMoreAsync(200);
            var told = Stopwatch.GetTimestamp();
            Assert.Equal(0, await node.StopAsync());
            var gone = Stopwatch.GetElapsedTime(told);
            await load.UntilAllServedAsync(told);
            TestContext.Current.TestOutputHelper!.WriteLine($"{node.Name} gone in {gone.TotalSeconds:F2} s: {load.Say(told)}");
            Assert.True(load.FailedSince(told).Count == 0, $"{node.Name}: {load.Say(told)}");
            await node.StartAsync();
        }

        await load.EndAsync();
    }
}
