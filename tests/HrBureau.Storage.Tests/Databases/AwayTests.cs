using System.Diagnostics;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class AwayTests
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task With_the_server_gone_appends_and_reads_fail_fast_and_resume_by_themselves()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres, server);
        await using var store = place.Open();
        var first = await store.AppendAsync(Some.First(Some.Incident()));
        await server.KillAsync();

        await FailsFastAsync(() => store.Incidents.AppendAsync(Some.After(first), CancellationToken.None));
        await FailsFastAsync(() => store.Incidents.AppendAsync(Some.After(first), CancellationToken.None));
        await FailsFastAsync(() => store.Incidents.LoadAsync("inc-1", 1));
        await FailsFastAsync(() => store.Due.TakeAsync(Some.Noon, "silo-1", AtMost, 1, CancellationToken.None));

        await server.RestartAsync();
        var at = await store.Incidents.LoadAsync(first.Entries[0].Incident, 1);
        Assert.IsType<AppendResult.Appended>(await store.Incidents.AppendAsync(Some.After(at!), CancellationToken.None));
    }

    [Fact]
    public async Task With_the_server_frozen_an_append_says_in_time_that_its_outcome_is_unknown()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres, server);
        await using var store = place.Open();
        var first = await store.AppendAsync(Some.First(Some.Incident()));
        var command = Some.After(first) with { Reply = Some.Reply(first.Entries[0].Incident, "k1") };

        await server.FreezeAsync(true);
        await FailsFastAsync(() => store.Incidents.AppendAsync(command, CancellationToken.None));
        await server.FreezeAsync(false);

        // Whatever became of the first try, the retry settles it to one effect.
        var again = await store.Incidents.AppendAsync(command, CancellationToken.None);
        Assert.True(again is AppendResult.Appended or AppendResult.Replayed, again.ToString());
        Assert.Equal(2, (await store.TimelineAsync(first.Entries[0].Incident)).Count);
    }

    private static async Task FailsFastAsync(Func<Task> act)
    {
        var begin = Stopwatch.GetTimestamp();
        await Assert.ThrowsAnyAsync<StorageException>(act);
        Assert.True(Stopwatch.GetElapsedTime(begin) < AtMost);
    }
}
