using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class OwedTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    [Theory, OnBoth]
    public async Task Leases_of_the_dead_are_void_where_nobody_else_can_be_alive(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        await store.AppendAsync(Some.First(incident) with { Owed = [Some.Owed(incident, "o1")] });
        await store.Owed.LeaseAsync(Some.Noon, "dead", TimeSpan.FromDays(1), 10, [], CancellationToken.None);

        await store.Owed.ReleaseDeadAsync();

        var free = on == StorageKind.Sqlite ? 1 : 0;
        Assert.Equal(free, (await store.Owed.LeaseAsync(Some.Noon, "silo-2", TimeSpan.FromSeconds(1), 10, [], CancellationToken.None)).Count);
    }

    [Theory, OnBoth]
    public async Task What_is_owed_is_leased_once_and_gone_when_settled(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var row = Some.Owed(incident, "n1") with { TraceParent = "00-t" };
        await store.AppendAsync(Some.First(incident) with { Owed = [row, Some.Owed(incident, "n2", Some.Noon.AddMinutes(1))] });

        var leased = Assert.Single(await store.Owed.LeaseAsync(Some.Noon, "silo-1", Lease, 10, [], CancellationToken.None));
        Assert.Equal(row with { NotBefore = Some.Noon.ToUniversalTime() }, leased.Row);
        Assert.Equal(1, leased.Attempts);
        Assert.Empty(await store.Owed.LeaseAsync(Some.Noon, "silo-2", Lease, 10, [], CancellationToken.None));

        await store.Owed.SettleAsync("n1");
        var figures = await store.Owed.FiguresAsync();
        Assert.Equal((1L, Some.Noon.AddMinutes(1), 0L), (figures.Depth, figures.Oldest, figures.Troubled));
    }

    [Theory, OnBoth]
    public async Task What_leads_outside_is_leased_and_given_back_on_a_road_of_its_own(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var hook = Some.Owed(incident, "hook") with { Road = OwedRow.Webhook };
        await store.AppendAsync(Some.First(incident) with { Owed = [.. Enumerable.Range(1, 20).Select(n => Some.Owed(incident, $"hook-{n}", Some.Noon.AddMinutes(-1)) with { Road = OwedRow.Webhook }), hook, Some.Owed(incident, "desk")] });

        // Twenty older rows of the other road stand before nobody.
        Assert.Equal("desk", Assert.Single(await store.Owed.LeaseAsync(Some.Noon, "silo-1", Lease, 1, [], CancellationToken.None)).Row.Id);
        var outside = store.Owed.OnRoad(OwedRow.Webhook);
        var leased = await outside.LeaseAsync(Some.Noon, "silo-1", Lease, 100, [], CancellationToken.None);
        Assert.Equal(21, leased.Count);
        Assert.All(leased, claim => Assert.Equal((OwedRow.Webhook, Some.Noon + Lease), (claim.Row.Road, claim.Until)));

        // Whoever leaves one road keeps what he has on the other.
        await store.Owed.ReleaseOwnerAsync("silo-1");
        Assert.Empty(await outside.LeaseAsync(Some.Noon, "silo-2", Lease, 100, [], CancellationToken.None));
        Assert.Single(await store.Owed.LeaseAsync(Some.Noon, "silo-2", Lease, 100, [], CancellationToken.None));
        await outside.ReleaseOwnerAsync("silo-1");
        Assert.Equal(Some.Noon.AddMinutes(-1), (await outside.LeaseAsync(Some.Noon, "silo-2", Lease, 1, [], CancellationToken.None))[0].Row.NotBefore.ToOffset(Some.Noon.Offset));
        Assert.Equal(Some.Noon, await outside.NextAsync(Some.Noon.AddSeconds(-30)));
    }

    [Theory, OnBoth]
    public async Task What_was_recorded_of_one_notice_is_found_with_its_traces(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        static NewEntry Said(string kind, string notice, string? trace) => Some.Entry($$"""{"noticeId":"{{notice}}","officer":"o"}""", kind) with { TraceParent = trace };
        await store.AppendAsync(Some.First(
            incident, Some.Entry(kind: "incident-reported"), Said("notice-failed", "ntc-1", "00-a"), Said("notice-sent", "ntc-12", "00-x"), Said("call-task-completed", "ntc-1", "00-y"), Said("notice-sent", "ntc-1", "00-b"), Said("notice-seen", "ntc-1", null)));

        Assert.Equal([("notice-failed", "00-a"), ("notice-sent", "00-b"), ("notice-seen", null)], await store.Incidents.NoticeEntriesAsync(incident, "ntc-1"));
        Assert.Empty(await store.Incidents.NoticeEntriesAsync(incident, "ntc-%"));
    }

    [Theory, OnBoth]
    public async Task Notices_that_have_not_left_are_listed_oldest_first_leased_or_not(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        await store.AppendAsync(Some.First(incident) with
        {
            Owed = [Some.Owed(incident, "late", Some.Noon.AddMinutes(1)), Some.Owed(incident, "early"), Some.Owed(incident, "relay") with { Kind = "relay" }],
        });
        await store.Owed.LeaseAsync(Some.Noon, "silo-1", Lease, 10, [], CancellationToken.None);

        Assert.Equal(
            [new("early", incident, "agy-police", Some.Noon.ToUniversalTime()), new("late", incident, "agy-police", Some.Noon.AddMinutes(1).ToUniversalTime())],
            await store.Owed.ListNoticesAsync(10));
    }

    [Theory, OnBoth]
    public async Task A_lease_lapses_and_is_void_when_its_silo_leaves(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        await store.AppendAsync(Some.First(incident) with { Owed = [Some.Owed(incident, "n1")] });
        await store.Owed.LeaseAsync(Some.Noon, "silo-1", Lease, 10, [], CancellationToken.None);

        Assert.Equal(2, Assert.Single(await store.Owed.LeaseAsync(Some.Noon + Lease, "silo-2", Lease, 10, [], CancellationToken.None)).Attempts);
        await store.Owed.ReleaseOwnerAsync("silo-2");
        Assert.Equal(3, Assert.Single(await store.Owed.LeaseAsync(Some.Noon + Lease, "silo-3", Lease, 10, [], CancellationToken.None)).Attempts);
    }

    [Theory, OnBoth]
    public async Task A_hand_over_that_failed_comes_again_later(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        await store.AppendAsync(Some.First(incident) with { Owed = [Some.Owed(incident, "n1")] });
        await store.Owed.LeaseAsync(Some.Noon, "silo-1", Lease, 10, [], CancellationToken.None);

        await store.Owed.BackOffAsync("n1", "silo-1", Some.Noon.AddMinutes(2), "HttpRequestException");
        await store.Owed.BackOffAsync("n1", "silo-2", Some.Noon.AddHours(1), "not its own");

        Assert.Empty(await store.Owed.LeaseAsync(Some.Noon.AddMinutes(1), "silo-1", Lease, 10, [], CancellationToken.None));
        Assert.Equal(Some.Noon.AddMinutes(2), await store.Owed.NextAsync(Some.Noon));
        Assert.Equal(1, (await store.Owed.FiguresAsync()).Troubled);
        var stuck = Assert.Single(await store.Owed.ListTroubledAsync(10));
        Assert.Equal((incident, Some.Noon.AddMinutes(2).ToUniversalTime(), 1, "HttpRequestException"), (stuck.Incident, stuck.NextTry, stuck.Attempts, stuck.Error));
        Assert.Single(await store.Owed.LeaseAsync(Some.Noon.AddMinutes(2), "silo-1", Lease, 10, [], CancellationToken.None));
    }

    [Theory, OnBoth]
    public async Task What_was_put_back_untried_comes_again_and_counts_no_attempt(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        await store.AppendAsync(Some.First(incident) with { Owed = [Some.Owed(incident, "n1"), Some.Owed(incident, "n2"), Some.Owed(incident, "n3")] });
        await store.Owed.LeaseAsync(Some.Noon, "silo-1", Lease, 10, [], CancellationToken.None);

        await store.Owed.PutBackAsync(["n1", "n2"], "silo-2", Some.Noon.AddSeconds(1));
        Assert.Empty(await store.Owed.LeaseAsync(Some.Noon.AddSeconds(1), "silo-2", Lease, 10, [], CancellationToken.None));
        await store.Owed.PutBackAsync(["n1", "n2"], "silo-1", Some.Noon.AddSeconds(1));

        Assert.Empty(await store.Owed.LeaseAsync(Some.Noon, "silo-2", Lease, 10, [], CancellationToken.None));
        var again = await store.Owed.LeaseAsync(Some.Noon.AddSeconds(1), "silo-2", Lease, 10, [], CancellationToken.None);
        Assert.Equal([("n1", 1), ("n2", 1)], again.Select(claim => (claim.Row.Id, claim.Attempts)).Order());
        Assert.Equal(0, (await store.Owed.FiguresAsync()).Troubled);
    }

    [Theory, OnBoth]
    public async Task The_same_thing_owed_twice_is_owed_once(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident) with { Owed = [Some.Owed(incident, "n1")] });

        await store.AppendAsync(Some.After(first) with { Owed = [Some.Owed(incident, "n1")] });

        Assert.Equal(1, (await store.Owed.FiguresAsync()).Depth);
    }

    [Fact]
    public async Task A_lease_goes_by_the_index_however_small_the_table_was_when_it_was_planned()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        var before = await ScansAsync(place, "seq_scan");
        await using (var store = place.Open())
        {
            var incident = Some.Incident();
            var at = await store.AppendAsync(Some.First(incident));
            for (var turn = 0; turn < 20; turn++)
            {
                var id = $"n{turn}";
                at = await store.AppendAsync(Some.After(at) with { Owed = [Some.Owed(incident, id)] });
                Assert.Equal(id, Assert.Single(await store.Owed.LeaseAsync(Some.Noon, "silo-1", Lease, 10, [], CancellationToken.None)).Row.Id);
                await store.Owed.SettleAsync(id);
            }
        }

        // A session counts what it did by the time it has ended.
        for (var look = 0; await ScansAsync(place, "idx_scan") < 40; look++)
        {
            Assert.True(look < 1200, "The server does not say what it scanned.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Equal(before, await ScansAsync(place, "seq_scan"));
    }

    private static Task<long> ScansAsync(StoragePlace place, string how) =>
        place.CountAsync($"select coalesce(sum({how}), 0)::bigint from pg_stat_user_tables where relname = 'owed'");
}
