using System.Diagnostics;
using HrBureau.TestKit;
using Npgsql;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>P1 and P2 when the database goes over to another server: every process finds it by itself, and nothing that was acknowledged stayed behind.</summary>
public sealed class FailoverTests
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_database_that_died_is_followed_to_its_standby_at_another_address()
    {
        PostgresServer? standby = null;
        var port = Ports.Free();
        await using var cluster = await ClusterProcesses.StartAsync(new ClusterShape(2, 1)
        {
            Prepared = async begun => standby = await begun.Server.StandbyAsync(port),
            Connection = alone => Either(alone, port),
        });
        await using var second = standby!;
        using var load = await ClusterLoad.BeginAsync(cluster, 12);
        await load.UntilMoreAsync(100);

        var died = Stopwatch.GetTimestamp();
        await cluster.Server.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None);
        var promoted = Stopwatch.GetTimestamp();
        await second.PromoteAsync();
        await load.UntilAllServedAsync(promoted);

        TestContext.Current.TestOutputHelper!.WriteLine($"served again {Stopwatch.GetElapsedTime(promoted).TotalSeconds:F2} s after the promotion: {load.Say(died)}");
        Assert.True(load.LongestAct(promoted) < AtMost, load.Say(promoted));
        Assert.NotEmpty(load.FailedSince(died));
        await load.UntilMoreAsync(100);
        await load.EndAsync();
    }

    /// <summary>The form that deploy/scale.md names: both servers, and only the one that is written to.</summary>
    private static string Either(string alone, int other)
    {
        var known = new NpgsqlConnectionStringBuilder(alone);
        return new NpgsqlConnectionStringBuilder(alone) { Host = $"{known.Host}:{known.Port},{known.Host}:{other}", TargetSessionAttributes = "primary", HostRecheckSeconds = 1 }.ConnectionString;
    }
}
