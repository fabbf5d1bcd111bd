using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class SnapshotTests
{
    [Theory, OnBoth]
    public async Task A_reader_of_the_same_fold_gets_the_snapshot_and_the_tail(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident) with { Snapshot = new AppendSnapshot(4, "state-1") });
        var second = await store.AppendAsync(Some.After(first));

        var loaded = await store.Incidents.LoadAsync(incident, 4);

        Assert.Equal("state-1", loaded!.Snapshot!.State);
        Assert.Equal(first.HeadHash, loaded.Snapshot.HeadHash);
        Assert.Equal([2L], loaded.Tail.Select(e => e.Version));
        Assert.Equal(second.HeadHash, loaded.HeadHash);
    }

    [Theory, OnBoth]
    public async Task A_reader_of_another_fold_folds_anew(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident) with { Snapshot = new AppendSnapshot(4, "state-1") });
        await store.AppendAsync(Some.After(first));

        foreach (var fold in new[] { 3, 5 })
        {
            var loaded = await store.Incidents.LoadAsync(incident, fold);
            Assert.Null(loaded!.Snapshot);
            Assert.Equal(2, loaded.Tail.Count);
        }
    }

    [Theory, OnBoth]
    public async Task A_snapshot_of_a_higher_fold_is_never_overwritten(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident) with { Snapshot = new AppendSnapshot(4, "new") });
        var second = await store.AppendAsync(Some.After(first) with { Snapshot = new AppendSnapshot(3, "old") });

        Assert.Equal("new", (await store.Incidents.LoadAsync(incident, 4))!.Snapshot!.State);
        Assert.Null((await store.Incidents.LoadAsync(incident, 3))!.Snapshot);

        await store.AppendAsync(Some.After(second) with { Snapshot = new AppendSnapshot(5, "newer") });
        Assert.Equal("newer", (await store.Incidents.LoadAsync(incident, 5))!.Snapshot!.State);
    }

    [Theory, OnBoth]
    public async Task Ten_thousand_entries_load_and_page_by_the_rows_they_show(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        AppendResult done = await store.AppendAsync(Some.First(incident));
        for (var i = 0; i < 20; i++)
        {
            done = await store.AppendAsync(Some.After(done, [.. Enumerable.Range(0, 500).Select(_ => Some.Entry())]) with
            {
                Snapshot = i == 19 ? new AppendSnapshot(1, "folded") : null,
            });
        }

        await store.AppendAsync(Some.After(done, Some.Entry(), Some.Entry()));
        var loaded = await store.Incidents.LoadAsync(incident, 1);
        var page = new List<LogEntry>();
        await foreach (var entry in store.Incidents.ReadAsync(incident, 9_900, 100))
        {
            page.Add(entry);
        }

        Assert.Equal(2, loaded!.Tail.Count);
        Assert.Equal((100, 9_901L, 10_000L), (page.Count, page[0].Version, page[^1].Version));
        Assert.Equal(10_003, (await store.Incidents.VerifyAsync(incident)).Entries);
        Assert.Contains(
            on == StorageKind.Postgres ? "Index Cond: ((incident = '" : "SEARCH incident_event USING PRIMARY KEY (incident=? AND version>?)",
            await PlanAsync(place, incident),
            StringComparison.Ordinal);
    }

    private static async Task<string> PlanAsync(StoragePlace place, string incident)
    {
        await using var connection = await place.ConnectAsync();
        await using var command = connection.CreateCommand();
        var page = $"select * from incident_event where incident = '{incident}' and version > 9900 order by version limit 100";
#pragma warning disable CA2100 // A test writes its own SQL.
        command.CommandText = (place.Kind == StorageKind.Postgres ? "explain " : "explain query plan ") + page;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(place.Kind == StorageKind.Postgres ? 0 : 3));
        }

        return string.Join('\n', plan);
    }
}
