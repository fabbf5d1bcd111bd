using System.Diagnostics;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>A silo that stands still with every connection open, and comes back when the others have done without it: it must find that it is out, and write nothing over what was done since.</summary>
public sealed class ZombieTests
{
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan GoneWithin = TimeSpan.FromSeconds(60);

    [Fact]
    [Trait(LongRun.Name, LongRun.Value)]
    public async Task A_silo_frozen_for_twenty_seconds_loses_nothing_doubles_nothing_and_leaves_when_it_wakes()
    {
        await using var cluster = await ClusterProcesses.StartAsync(3, 2);
        using var load = await ClusterLoad.BeginAsync(cluster, 24);
        await load.UntilMoreAsync(200);
        var zombie = cluster.Silos[1];
        var frozen = Stopwatch.GetTimestamp();
        await zombie.FreezeAsync(true);
        await Task.Delay(Still, TestContext.Current.CancellationToken);
        await load.UntilAllServedAsync(frozen);
        TestContext.Current.TestOutputHelper!.WriteLine(load.Say(frozen));
        await zombie.FreezeAsync(false);
        await load.UntilMoreAsync(400);

        // It ends itself, to be started again by whoever keeps it running.
        await zombie.Process.ExitAsync().WaitAsync(GoneWithin, TimeProvider.System, TestContext.Current.CancellationToken);
        await zombie.StartAsync();
        await load.UntilMoreAsync(200);
        await load.EndAsync();
    }
}
