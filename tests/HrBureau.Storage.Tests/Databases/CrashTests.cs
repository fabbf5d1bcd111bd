using System.Diagnostics;
using System.Globalization;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class CrashTests
{
    public static TheoryData<StorageKind, string> Points() => new(
        from kind in new[] { StorageKind.Sqlite, StorageKind.Postgres }
        from point in new[] { "append.before-write", "append.before-commit", "append.after-commit" }
        select (kind, point));

    [Theory, MemberData(nameof(Points))]
    public async Task Killed_between_any_two_steps_nothing_acknowledged_is_lost_and_nothing_doubled(StorageKind on, string point)
    {
        await using var place = await StoragePlace.NewAsync(on);
        var acknowledged = new List<(string Incident, long Version, string Hash)>();
        for (var round = 0; round < 3; round++)
        {
            var acks = await RunChildAsync(place, round, point + "=kill@" + (5 + (7 * round)), null);
            Assert.NotEmpty(acks);
            acknowledged.AddRange(acks);
        }

        await CheckAsync(place, acknowledged);
    }

    [Theory, OnBoth]
    public async Task Killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_doubled(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        var acknowledged = new List<(string Incident, long Version, string Hash)>();
        for (var round = 0; round < 4; round++)
        {
            acknowledged.AddRange(await RunChildAsync(place, round, null, 40 + (13 * round)));
        }

        await CheckAsync(place, acknowledged);
    }

    [Fact]
    public async Task A_postgres_killed_under_load_loses_nothing_acknowledged()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres, server);
        await using var store = place.Open();
        using var stop = new CancellationTokenSource();
        var acknowledged = new List<(string Incident, long Version, string Hash)>();
        var faults = 0;
        var writers = Enumerable.Range(0, 8).Select(_ => Task.Run(WriteAsync)).ToList();

        await UntilAsync(() => acknowledged.Count > 50);
        await server.KillAsync();
        await UntilAsync(() => faults > 0);
        await server.RestartAsync();
        var before = acknowledged.Count;
        await UntilAsync(() => acknowledged.Count > before + 50);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        await CheckAsync(place, acknowledged);

        // Whatever was not answered is sent again under the same key until it is.
        async Task WriteAsync()
        {
            var incident = Some.Incident();
            for (var act = 0; !stop.IsCancellationRequested;)
            {
                try
                {
                    var at = await store.Incidents.LoadAsync(incident, 1);
                    var result = await store.Incidents.AppendAsync(
                        (at is null ? Some.First(incident) : Some.After(at)) with { Replies = [Some.Reply(incident, $"{act}")], Owed = [Some.Owed(incident, $"{incident}/{act}")] },
                        CancellationToken.None);
                    if (result is AppendResult.Appended done)
                    {
                        lock (acknowledged)
                        {
                            acknowledged.Add((incident, done.Version, Convert.ToHexString(done.HeadHash)));
                        }
                    }

                    act += result is AppendResult.Appended or AppendResult.Replayed ? 1 : 0;
                }
                catch (StorageException away) when (away is StorageUnavailableException or UnknownOutcomeException)
                {
                    Interlocked.Increment(ref faults);
                    await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
                }
            }
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var begin = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(60));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        }
    }

    private static async Task<List<(string Incident, long Version, string Hash)>> RunChildAsync(
        StoragePlace place, int round, string? failpoints, int? killAfterAcks)
    {
        var options = place.Options();
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            [CrashChild.Word, place.Kind == StorageKind.Sqlite ? "sqlite" : "postgres", options.Folder ?? options.ConnectionString!, $"{round}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment[Failpoint.Variable] = failpoints;
        using var child = Process.Start(start)!;
        using var tooLong = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var end = tooLong.Token.Register(child.Kill);
        var acks = new List<(string, long, string)>();
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            // A line cut short by the kill was never told to anybody.
            if (line.Split(' ') is ["ack", var incident, var version, { Length: 64 } hash])
            {
                acks.Add((incident, long.Parse(version, CultureInfo.InvariantCulture), hash));
            }

            if (acks.Count == killAfterAcks)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync();
        Assert.Equal(137, child.ExitCode);
        Assert.False(tooLong.IsCancellationRequested);
        return acks;
    }

    private static async Task CheckAsync(StoragePlace place, List<(string Incident, long Version, string Hash)> acknowledged)
    {
        await using var store = place.Open();
        foreach (var incident in acknowledged.GroupBy(a => a.Incident))
        {
            var timeline = await store.TimelineAsync(incident.Key);
            Assert.Equal(Enumerable.Range(1, timeline.Count).Select(v => (long)v), timeline.Select(e => e.Version));
            Assert.Equal(timeline.Count, timeline.DistinctBy(e => e.EventId).Count());
            Assert.All(incident, a => Assert.Equal(a.Hash, Convert.ToHexString(timeline[(int)a.Version - 1].Hash)));
            Assert.True((await store.Incidents.VerifyAsync(incident.Key)).Ok);
        }

        // Facts, replies and what is owed stand or fall together.
        var events = await place.CountAsync("select count(*) from incident_event");
        var replies = await place.CountAsync("select count(*) from command_reply");
        Assert.Equal((events, events), (replies, await place.CountAsync("select count(*) from owed")));
    }
}
