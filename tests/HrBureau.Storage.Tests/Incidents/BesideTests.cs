using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

/// <summary>An append that rests on another incident: the other one stands as it was found, or nothing is written.</summary>
public sealed class BesideTests
{
    [Theory, OnBoth]
    public async Task Doors_go_over_and_come_back_with_the_append_that_says_so(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var (one, other) = await TwoAsync(store);
        await place.ExecuteAsync($"insert into open_site (site_key, incident) values ('gate-1b', '{one.Entries[0].Incident}')");
        var into = other.Entries[0].Incident;

        var merged = await store.AppendAsync(Some.After(one) with { Beside = new(into, ["responding"]) { TakesDoors = true } });
        Assert.Equal(3, await place.CountAsync($"select count(*) from open_site where incident = '{into}'"));

        // One of them has been given to somebody else meanwhile.
        await place.ExecuteAsync("update open_site set incident = 'inc-third' where site_key = 'gate-1b'");
        await store.AppendAsync(Some.After(merged) with { Beside = new(into, ["responding"]) { GivesDoorsBack = true }, ClaimSites = ["gate-1"] });
        Assert.Equal(1, await place.CountAsync($"select count(*) from open_site where incident = '{merged.Entries[0].Incident}'"));
        Assert.Equal(1, await place.CountAsync($"select count(*) from open_site where incident = '{into}'"));
    }

    [Theory, OnBoth]
    public async Task Doors_go_back_to_whom_they_came_from_one_merge_at_a_time(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var (one, other) = await TwoAsync(store);
        var (a, b, c) = (one.Entries[0].Incident, other.Entries[0].Incident, Some.Incident());
        await store.AppendAsync(Some.First(c) with { ClaimSites = ["gate-3"], Board = Some.Board(c) });

        one = await store.AppendAsync(Some.After(one) with { Beside = new(b, ["responding"]) { TakesDoors = true } });
        other = await store.AppendAsync(Some.After(other) with { Beside = new(c, ["responding"]) { TakesDoors = true } });
        Assert.Equal([c, c, c], await HoldersAsync());
        await store.AppendAsync(Some.After(other) with { Beside = new(c, ["responding"]) { GivesDoorsBack = true } });
        Assert.Equal([b, b, c], await HoldersAsync());
        await store.AppendAsync(Some.After(one) with { Beside = new(b, ["responding"]) { GivesDoorsBack = true } });
        Assert.Equal([a, b, c], await HoldersAsync());

        async Task<string[]> HoldersAsync()
        {
            var holders = new List<string>();
            foreach (var gate in new[] { "gate-1", "gate-2", "gate-3" })
            {
                foreach (var incident in new[] { a, b, c })
                {
                    holders.AddRange(await place.CountAsync($"select count(*) from open_site where site_key = '{gate}' and incident = '{incident}'") == 1 ? [incident] : []);
                }
            }

            return [.. holders];
        }
    }

    [Theory, OnBoth]
    public async Task An_incident_does_not_end_while_word_of_another_is_on_its_way_to_it(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var (one, other) = await TwoAsync(store);
        var (from, into) = (one.Entries[0].Incident, other.Entries[0].Incident);
        await store.AppendAsync(Some.After(one) with { Owed = [Some.Owed(from, "rly-1") with { Kind = "relay", Target = into }, Some.Owed(from, "ntc-1") with { Target = into }] });

        var ending = Some.After(other) with { EndsHere = true };
        Assert.Equal(new AppendResult.WordComing(from), await store.Incidents.AppendAsync(ending, CancellationToken.None));
        Assert.Equal(1, await place.CountAsync($"select count(*) from incident_event where incident = '{into}'"));
        await store.Owed.SettleAsync("rly-1", CancellationToken.None);
        Assert.IsType<AppendResult.Appended>(await store.Incidents.AppendAsync(ending, CancellationToken.None));
    }

    [Theory, OnBoth]
    public async Task Nothing_is_written_when_the_other_is_not_as_it_was_found(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var (one, other) = await TwoAsync(store);
        foreach (var beside in new BesideIncident[] { new(other.Entries[0].Incident, ["watched"]), new("inc-360121-20260127-999", ["responding"]) })
        {
            var refused = await store.Incidents.AppendAsync(Some.After(one) with { Beside = beside with { TakesDoors = true }, Owed = [Some.Owed(one.Entries[0].Incident, "ntc-none")] }, CancellationToken.None);
            Assert.IsType<AppendResult.Conflict>(refused);
        }

        Assert.Equal(1, await place.CountAsync($"select count(*) from open_site where incident = '{one.Entries[0].Incident}'"));
        Assert.Equal((0, 2), (await place.CountAsync("select count(*) from owed"), await place.CountAsync("select count(*) from incident_event")));
    }

    [Theory, OnBoth]
    public async Task A_refused_claim_gives_the_doors_back_that_had_gone_over(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var (one, other) = await TwoAsync(store);
        var third = Some.Incident();
        await store.AppendAsync(Some.First(third) with { ClaimSites = ["gate-3"] });
        var beside = new BesideIncident(other.Entries[0].Incident, ["responding"]);
        one = await store.AppendAsync(Some.After(one) with { Beside = beside with { TakesDoors = true } });

        var refused = await store.Incidents.AppendAsync(Some.After(one) with { Beside = beside with { GivesDoorsBack = true }, ClaimSites = ["gate-3"] }, CancellationToken.None);
        Assert.Equal(new AppendResult.SiteTaken(third), refused);
        Assert.Equal(2, await place.CountAsync($"select count(*) from open_site where incident = '{other.Entries[0].Incident}'"));
    }

    [Theory, OnBoth]
    public async Task Incidents_that_rest_on_each_other_at_once_wait_and_form_no_ring(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20));
        await using var second = on == StorageKind.Postgres ? place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20)) : null;
        for (var round = 0; round < 10; round++)
        {
            var (one, other) = await TwoAsync(store, round);
            var results = await Task.WhenAll(MergeAsync(store, one, other), MergeAsync(second ?? store, other, one));
            Assert.Single(results, result => result is AppendResult.Appended);
            Assert.Single(results, result => result is AppendResult.Conflict);
        }

        static Task<AppendResult> MergeAsync(Store store, AppendResult.Appended one, AppendResult.Appended other) => store.Incidents.AppendAsync(
            Some.After(one) with { Beside = new(other.Entries[0].Incident, ["responding"]) { TakesDoors = true }, Board = Some.Board(one.Entries[0].Incident) with { Phase = "merged" } }, CancellationToken.None);
    }

    [Theory, OnBoth]
    public async Task A_report_that_is_split_off_gets_one_number_for_each_act_and_only_doors_that_are_free(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var report = new IntakeReport("rep-1", "hotline", "H-1", "360121", false, ["gate-1", "gate-2"], null, Some.Noon, "{}", null);
        var first = await store.Intake.RegisterAsync(report with { SiteKeys = ["gate-1"] }, CancellationToken.None);
        await store.AppendAsync(Some.First(first.IncidentId) with { SettledReports = ["rep-1"] });
        Assert.Null(await store.Intake.SplitOffAsync("rep-1", "rly-1", CancellationToken.None));

        var split = await store.Intake.SplitAsync(report, "rly-1", CancellationToken.None);
        var again = await store.Intake.SplitAsync(report, "rly-1", CancellationToken.None);
        Assert.Equal(("inc-360121-20260127-002", "gate-2"), split);
        Assert.Equal(split, again);
        Assert.Equal(split.IncidentId, await store.Intake.SplitOffAsync("rep-1", "rly-1", CancellationToken.None));
        Assert.Equal((split.IncidentId, true), (await store.Intake.RegisterAsync(report with { ReportId = "rep-2" }, CancellationToken.None)) is var told ? (told.IncidentId, told.AlreadySettled) : default);

        await store.Intake.MoveAsync("rep-1", "rly-2", first.IncidentId, CancellationToken.None);
        Assert.Equal(first.IncidentId, await store.Intake.SplitOffAsync("rep-1", "rly-2", CancellationToken.None));
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Intake.SplitOffAsync("rep-never", "rly-2", CancellationToken.None));
    }

    private static async Task<(AppendResult.Appended One, AppendResult.Appended Other)> TwoAsync(Store store, int round = 0)
    {
        var (one, other) = (Some.Incident(), Some.Incident());
        var gates = round == 0 ? ("gate-1", "gate-2") : ($"gate-1-{round}", $"gate-2-{round}");
        return (await store.AppendAsync(Some.First(one) with { ClaimSites = [gates.Item1], Board = Some.Board(one) }), await store.AppendAsync(Some.First(other) with { ClaimSites = [gates.Item2], Board = Some.Board(other) }));
    }
}
