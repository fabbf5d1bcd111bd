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
    public async Task A_read_on_a_connection_that_a_restart_of_the_server_has_cut_is_read_on_a_new_one()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres, server);
        await using var store = place.Open();
        var incident = (await store.AppendAsync(Some.First(Some.Incident()))).Entries[0].Incident;
        Assert.DoesNotContain(false, await AtOnceAsync());

        await server.StopAsync();
        await server.RestartAsync();

        Assert.DoesNotContain(false, await AtOnceAsync());

        Task<bool[]> AtOnceAsync() => Task.WhenAll(Enumerable.Range(0, 3).Select(_ => store.Incidents.IsKnownAsync(incident, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task With_the_server_frozen_an_append_says_in_time_that_its_outcome_is_unknown()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres, server);
        await using var store = place.Open();
        var first = await store.AppendAsync(Some.First(Some.Incident()));
        var command = Some.After(first) with { Replies = [Some.Reply(first.Entries[0].Incident, "k1")] };

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
        await RunAsync(holder, "pragma locking_mode = exclusive; begin exclusive; delete from due; commit");
        await using var store = place.Open(options => options.ReadOnly = true);

        await FailsFastAsync(() => store.Incidents.LoadAsync("inc-1", 1));
    }

    [Fact]
    public async Task With_every_shared_connection_held_the_watch_the_dispatcher_and_the_loads_of_the_system_still_read()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        await using var store = place.Open(options => (options.Connections, options.ReadWithin) = (2, TimeSpan.FromMinutes(1)));
        var incident = (await store.AppendAsync(Some.First(Some.Incident()) with { Due = new DueRow(Some.Noon, null) })).Entries[0].Incident;
        await using var holder = await place.ConnectAsync();
        await RunAsync(holder, "begin; lock table access_log in access exclusive mode");
        Task[] held = [store.Access.ReadAsync("inc-1", 0, 1, TestContext.Current.CancellationToken), store.Access.ReadAsync("inc-1", 0, 1, TestContext.Current.CancellationToken)];
        while (await place.CountAsync("select count(*) from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())") < held.Length)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        var patience = TimeSpan.FromSeconds(20);
        var urgent = TestContext.Current.CancellationToken;
        Assert.Equal(Some.Noon, await store.Due.NextAsync(Some.Noon.AddHours(-1), urgent).WaitAsync(patience, urgent));
        Assert.Null(await store.Owed.NextAsync(Some.Noon, urgent).WaitAsync(patience, urgent));
        Assert.NotNull(await store.Incidents.Urgent.LoadAsync(incident, 1, urgent).WaitAsync(patience, urgent));
        Assert.Empty(await store.Incidents.Urgent.ReadKeysAsync(incident, urgent).WaitAsync(patience, urgent));

        await RunAsync(holder, "rollback");
        await Task.WhenAll(held);
    }

    [Fact]
    public async Task A_writer_that_hangs_refuses_in_time_what_no_longer_fits_its_queue()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using var store = place.Open(options => (options.QueueLimit, options.BatchLimit, options.AnswerWithin) = (1, 1, TimeSpan.FromMilliseconds(200)));
        using (Failpoint.Arm("append.before-write", new FailpointAction(FailpointKind.Delay, TimeSpan.FromSeconds(5), Times: 1)))
        {
            // One is in the writer's hands, one waits in the queue; from then on nothing fits.
            var writes = Enumerable.Range(0, 4).Select(_ => store.Due.ReleaseOwnerAsync("nobody")).ToArray();
            await Task.WhenAll(writes.Select(write => Assert.ThrowsAnyAsync<StorageException>(() => write)));
        }
    }

    [Fact]
    public async Task Reads_that_hang_are_so_many_and_no_more()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using var holder = await place.ConnectAsync();
        await RunAsync(holder, "pragma locking_mode = exclusive; begin exclusive; delete from due; commit");
        await using var store = place.Open(options => (options.ReadOnly, options.Connections, options.ReadWithin) = (true, 2, TimeSpan.FromMilliseconds(200)));

        Task[] hanging = [store.Incidents.FindHeadAsync("inc-1"), store.Incidents.FindHeadAsync("inc-1")];
        await Task.WhenAll(hanging.Select(read => Assert.ThrowsAsync<StorageUnavailableException>(() => read)));

        // They have given up, but SQLite still holds their threads.
        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.Incidents.FindHeadAsync("inc-1"));
        Assert.Contains("overrun", refused.Message, StringComparison.Ordinal);
    }

    private static async Task RunAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A test writes its own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
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
