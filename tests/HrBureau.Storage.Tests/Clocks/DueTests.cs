using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class DueTests
{
    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(3);

    [Theory, OnBoth]
    public async Task What_is_due_is_taken_once_and_the_oldest_first(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var late = await DueAtAsync(store, Some.Noon.AddMinutes(-5));
        var now = await DueAtAsync(store, Some.Noon);
        await DueAtAsync(store, Some.Noon.AddMilliseconds(1));

        var taken = await store.Due.TakeAsync(Some.Noon, "silo-1", Claim, 10, CancellationToken.None);

        Assert.Equal([late, now], taken.Select(t => t.Incident));
        Assert.Equal((Some.Noon.AddMinutes(-5).ToUniversalTime(), 1, "00-t"), (taken[0].At, taken[0].Attempts, taken[0].TraceParent));
        Assert.Empty(await store.Due.TakeAsync(Some.Noon, "silo-2", Claim, 10, CancellationToken.None));
        Assert.Equal(Some.Noon.AddMilliseconds(1), await store.Due.NextAsync(Some.Noon));
        Assert.Equal([new(late, Some.Noon.AddMinutes(-5).ToUniversalTime()), new(now, Some.Noon.ToUniversalTime())], await store.Due.ListOverdueAsync(Some.Noon, 10));
    }

    [Theory, OnBoth]
    public async Task Claims_of_the_dead_are_void_where_nobody_else_can_be_alive(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        await DueAtAsync(store, Some.Noon);
        await store.Due.TakeAsync(Some.Noon, "dead", TimeSpan.FromDays(1), 10, CancellationToken.None);

        await store.Due.ReleaseDeadAsync();

        var free = on == StorageKind.Sqlite ? 1 : 0;
        Assert.Equal(free, (await store.Due.TakeAsync(Some.Noon, "silo-2", Claim, 10, CancellationToken.None)).Count);
    }

    [Theory, OnBoth]
    public async Task Two_silos_taking_at_once_share_what_is_due_without_taking_any_twice(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        for (var i = 0; i < 60; i++)
        {
            await DueAtAsync(store, Some.Noon);
        }

        var hands = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            store.Due.TakeAsync(Some.Noon, "silo-" + i, Claim, 10, CancellationToken.None)));

        var taken = hands.SelectMany(h => h).Select(t => t.Incident).ToList();
        Assert.Equal(taken.Count, taken.Distinct().Count());
        Assert.True(taken.Count is > 0 and <= 60);
    }

    [Theory, OnBoth]
    public async Task A_claim_lapses_by_itself_and_is_void_when_its_silo_leaves(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        await DueAtAsync(store, Some.Noon);
        await store.Due.TakeAsync(Some.Noon, "silo-1", Claim, 10, CancellationToken.None);

        Assert.Empty(await store.Due.TakeAsync(Some.Noon + Claim - TimeSpan.FromMilliseconds(1), "silo-2", Claim, 10, CancellationToken.None));
        var second = Assert.Single(await store.Due.TakeAsync(Some.Noon + Claim, "silo-2", Claim, 10, CancellationToken.None));
        await store.Due.ReleaseOwnerAsync("silo-2");
        var third = Assert.Single(await store.Due.TakeAsync(Some.Noon + Claim, "silo-3", Claim, 10, CancellationToken.None));

        Assert.Equal((2, 3), (second.Attempts, third.Attempts));
    }

    [Theory, OnBoth]
    public async Task A_failing_strike_steps_back_and_never_blocks_the_head_of_the_line(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var poisoned = await DueAtAsync(store, Some.Noon.AddMinutes(-1));
        var sound = await DueAtAsync(store, Some.Noon);
        await store.Due.TakeAsync(Some.Noon, "silo-1", Claim, 1, CancellationToken.None);

        await store.Due.BackOffAsync(poisoned, "silo-2", Some.Noon.AddHours(1), "NotItsOwn");
        await store.Due.BackOffAsync(poisoned, "silo-1", Some.Noon.AddSeconds(30), "InvalidOperationException");

        Assert.Equal(sound, Assert.Single(await store.Due.TakeAsync(Some.Noon, "silo-1", Claim, 1, CancellationToken.None)).Incident);
        var troubled = Assert.Single(await store.Due.ListTroubledAsync(10));
        Assert.Equal((poisoned, Some.Noon.AddSeconds(30).ToUniversalTime(), 1), (troubled.Incident, troubled.NextTry, troubled.Attempts));
        Assert.Equal((2L, 2L, 1L), await FiguresAsync(store));
        Assert.Equal(2, Assert.Single(await store.Due.TakeAsync(Some.Noon.AddSeconds(30), "silo-1", Claim, 10, CancellationToken.None), c => c.Incident == poisoned).Attempts);
    }

    [Theory, OnBoth]
    public async Task A_back_off_that_comes_after_the_next_append_changes_nothing(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var first = await store.AppendAsync(Some.First(Some.Incident()) with { Due = new DueRow(Some.Noon, null) });
        var incident = first.Entries[0].Incident;
        await store.Due.TakeAsync(Some.Noon, "silo-1", Claim, 1, CancellationToken.None);
        await store.AppendAsync(Some.After(first) with { Due = new DueRow(Some.Noon.AddSeconds(1), null) });

        await store.Due.BackOffAsync(incident, "silo-1", Some.Noon.AddHours(1), "late");

        Assert.Equal(Some.Noon.AddSeconds(1), await store.Due.NextAsync(Some.Noon));
    }

    [Theory, OnBoth]
    public async Task An_append_that_arms_the_same_instant_again_frees_the_claim(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var first = await store.AppendAsync(Some.First(Some.Incident()) with { Due = new DueRow(Some.Noon, null) });
        await store.Due.TakeAsync(Some.Noon, "silo-1", Claim, 1, CancellationToken.None);

        await store.AppendAsync(Some.After(first) with { Due = new DueRow(Some.Noon, null) });

        Assert.Equal(1, Assert.Single(await store.Due.TakeAsync(Some.Noon, "silo-2", Claim, 1, CancellationToken.None)).Attempts);
    }

    [Theory, OnBoth]
    public async Task A_strike_that_yields_nothing_moves_the_row_and_the_line_unless_the_incident_has_moved(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident) with { Due = new DueRow(Some.Noon, null), Board = Some.Board(incident, nextDue: Some.Noon) });

        Assert.True(await MoveAsync(1, Some.Noon.AddHours(1)));
        Assert.Equal(Some.Noon.AddHours(1), await store.Due.NextAsync(Some.Noon));
        await store.AppendAsync(Some.After(first) with { Due = new DueRow(Some.Noon.AddMinutes(1), null) });
        Assert.False(await MoveAsync(1, Some.Noon.AddHours(9)));
        Assert.False(await MoveAsync(1, null));
        Assert.Equal(Some.Noon.AddMinutes(1), await store.Due.NextAsync(Some.Noon));
        Assert.Equal(Some.Noon.AddHours(1), (await store.Boards.FindAsync(incident))!.NextDue);
        Assert.True(await MoveAsync(2, null));
        Assert.Null(await store.Due.NextAsync(Some.Noon));
        Assert.Null((await store.Boards.FindAsync(incident))!.NextDue);

        Task<bool> MoveAsync(long version, DateTimeOffset? at) =>
            store.Due.MoveAsync(version, at is { } due ? new DueRow(due, null) : null, Some.Board(incident, nextDue: at));
    }

    /// <summary>The act comes to its due row first and is not committed yet; on SQLite there is never a second writer.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_an_act_is_arming_is_neither_moved_nor_dropped_by_a_strike_that_yields_nothing(bool moves)
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        await using var store = place.Open();
        var incident = Some.Incident();
        await store.AppendAsync(Some.First(incident) with { Due = new DueRow(Some.Noon, null), Board = Some.Board(incident, nextDue: Some.Noon) });
        await using var act = await place.ConnectAsync();
        await using var writing = await act.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var arm = act.CreateCommand();
        arm.CommandText = "update incident_head set version = 2; update due set at = '2026-01-27T04:30:00Z', wake = '2026-01-27T04:30:00Z'";
        Assert.Equal(2, await arm.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        var strike = store.Due.MoveAsync(1, moves ? new DueRow(Some.Noon.AddHours(9), null) : null, Some.Board(incident, nextDue: Some.Noon.AddHours(9)), TestContext.Current.CancellationToken);
        while (await place.CountAsync("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0)
        {
            Assert.False(strike.IsCompleted);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await writing.CommitAsync(TestContext.Current.CancellationToken);

        Assert.False(await strike);
        Assert.Equal(1, await place.CountAsync($"select count(*) from due where incident = '{incident}' and at = '2026-01-27T04:30:00Z'"));
        Assert.Equal(Some.Noon, (await store.Boards.FindAsync(incident))!.NextDue);
    }

    [Theory, OnBoth]
    public async Task Open_incidents_counted_by_another_calendar_are_looked_at_soon_and_one_after_the_other(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var later = await CountedAsync("old", Some.Noon.AddDays(3));
        var never = await CountedAsync("old", null);
        var overdue = await CountedAsync("old", Some.Noon.AddMinutes(-1));
        await CountedAsync("new", Some.Noon.AddDays(3));
        await CountedAsync("old", null, phase: "closed");

        Assert.Equal([later, never], await WakeAsync(string.Empty));
        Assert.Equal([overdue], await WakeAsync(never));
        Assert.Empty(await WakeAsync(overdue));

        var taken = await store.Due.TakeAsync(Some.Noon.AddMinutes(2), "silo-1", Claim, 10, CancellationToken.None);
        Assert.Equal([(overdue, -1), (later, 0), (never, 1)], taken.Select(claim => (claim.Incident, (int)(claim.At - Some.Noon).TotalMinutes)));

        // What is being struck is counted anew by that strike.
        await WakeAsync(string.Empty);
        Assert.Equal(3, await place.CountAsync("select count(*) from due where owner is not null"));

        Task<IReadOnlyList<string>> WakeAsync(string after) =>
            store.Due.WakeMiscountedAsync("new", after, 2, Some.Noon, TimeSpan.FromMinutes(1), CancellationToken.None);

        async Task<string> CountedAsync(string calendar, DateTimeOffset? due, string phase = "responding")
        {
            var incident = Some.Incident();
            await store.AppendAsync(Some.First(incident) with
            {
                Due = due is { } at ? new DueRow(at, null) : null,
                Board = Some.Board(incident, nextDue: due) with { Phase = phase, Calendar = calendar },
            });
            return incident;
        }
    }

    private static async Task<string> DueAtAsync(Store store, DateTimeOffset at)
    {
        var incident = Some.Incident();
        await store.AppendAsync(Some.First(incident) with { Due = new DueRow(at, "00-t") });
        return incident;
    }

    private static async Task<(long Armed, long Overdue, long Troubled)> FiguresAsync(Store store)
    {
        var figures = await store.Due.FiguresAsync(Some.Noon);
        Assert.Equal(Some.Noon.AddMinutes(-1), figures.Oldest);
        return (figures.Armed, figures.Overdue, figures.Troubled);
    }
}
