using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class AwayTests
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);

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

    [Fact]
    public async Task With_the_server_frozen_a_read_gives_up_in_time()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres, server);
        await using var store = place.Open();
        var first = await store.AppendAsync(Some.First(Some.Incident()));
        await store.Incidents.LoadAsync(first.Entries[0].Incident, 1, TestContext.Current.CancellationToken);

        await server.FreezeAsync(true);
        try
        {
            await FailsFastAsync(() => store.Incidents.LoadAsync(first.Entries[0].Incident, 1));
        }
        finally
        {
            await server.FreezeAsync(false);
        }
    }

    [Fact]
    public async Task With_the_file_held_by_another_program_a_read_gives_up_in_time()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using var holder = await place.ConnectAsync();
        await using var hold = holder.CreateCommand();
        hold.CommandText = "pragma locking_mode = exclusive; begin exclusive; delete from due; commit";
        await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var store = place.Open(options => options.ReadOnly = true);

        await FailsFastAsync(() => store.Incidents.LoadAsync("inc-1", 1));
    }

    [Fact]
    public async Task A_long_history_without_a_snapshot_is_read_whole_page_by_page()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using var store = place.Open();
        var incident = Some.Incident();
        await store.AppendAsync(Some.First(incident, [.. Enumerable.Range(0, 1_203).Select(_ => Some.Entry())]));

        var loaded = (await store.Incidents.LoadAsync(incident, 1, TestContext.Current.CancellationToken))!;
        Assert.Equal(Enumerable.Range(1, 1_203).Select(version => (long)version), loaded.Tail.Select(entry => entry.Version));
    }

    /// <summary>Fails within the promised time, plus what a timer of the same machine was late by meanwhile.</summary>
    private static async Task FailsFastAsync(Func<Task> act)
    {
        var took = await MachineTime.OfAsync(StorageOptions.Patience, () => Assert.ThrowsAnyAsync<StorageException>(act));
        Assert.True(took < AtMost, $"It took {took}.");
    }
}
