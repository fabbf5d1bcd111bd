using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class ChainTests
{
    public static TheoryData<StorageKind, string> Columns()
    {
        var data = new TheoryData<StorageKind, string>();
        foreach (var kind in new[] { StorageKind.Sqlite, StorageKind.Postgres })
        {
            var time = kind == StorageKind.Postgres ? "at + interval '1 millisecond'" : "at + 1";
            foreach (var change in new[]
            {
                "event_id = '00000000-0000-4000-8000-000000000001'", "kind = 'other'", "schema = 2", $"at = {time}",
                $"recorded_at = {time}", "officer = 'x'", "agency = 'x'", "payload = payload || ' '", "traceparent = 'x'",
                kind == StorageKind.Postgres ? "salt = '\\x00'" : "salt = x'00'",
                kind == StorageKind.Postgres ? "prev_hash = '\\x00'" : "prev_hash = x'00'",
                kind == StorageKind.Postgres ? "hash = '\\x00'" : "hash = x'00'", "algorithm = 'sm3'",
            })
            {
                data.Add(kind, change);
            }
        }

        // Less than what is hashed: only this database keeps it.
        data.Add(StorageKind.Postgres, "at = at + interval '400 microseconds'");
        data.Add(StorageKind.Postgres, "recorded_at = recorded_at + interval '400 microseconds'");
        return data;
    }

    [Theory, MemberData(nameof(Columns))]
    public async Task A_change_in_any_column_is_found(StorageKind on, string change)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = await FiveEntriesAsync(store);
        Assert.True((await store.Incidents.VerifyAsync(incident)).Ok);

        await TamperAsync(place, $"update incident_event set {change} where incident = '{incident}' and version = 3");
        var result = await store.Incidents.VerifyAsync(incident);

        Assert.False(result.Ok);
        Assert.Equal(3, result.FirstBad);
    }

    [Theory, OnBoth]
    public async Task A_removed_tail_is_found_even_when_the_head_was_moved_back(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = await FiveEntriesAsync(store);
        var head = await store.Incidents.FindHeadAsync(incident);

        await TamperAsync(place, $"delete from incident_event where incident = '{incident}' and version > 3");
        Assert.Equal(ChainFault.TailRemoved, (await store.Incidents.VerifyAsync(incident)).Fault);

        await TamperAsync(place, $"update incident_head set version = 3, hash = (select hash from incident_event e where e.incident = '{incident}' and e.version = 3)");
        Assert.True((await store.Incidents.VerifyAsync(incident)).Ok);
        var known = await store.Incidents.VerifyAsync(incident, [new KnownHead(head!.Version, head.Hash)]);
        Assert.Equal((ChainFault.TailRemoved, 4L), (known.Fault, known.FirstBad));
    }

    public static TheoryData<StorageKind, string> Witnesses() => new(
        from kind in new[] { StorageKind.Sqlite, StorageKind.Postgres }
        from witness in new[] { "reply", "snapshot", "board" }
        select (kind, witness));

    [Theory, MemberData(nameof(Witnesses))]
    public async Task A_removed_tail_is_found_where_anything_in_the_database_still_names_it(StorageKind on, string witness)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident, [.. Enumerable.Range(0, 4).Select(_ => Some.Entry())]));
        var last = Some.After(first);
        await store.AppendAsync(witness switch
        {
            "reply" => last with { Replies = [Some.Reply(incident, "k1") with { Reply = """{"version":5}""" }] },
            "snapshot" => last with { Snapshot = new AppendSnapshot(1, "state") },
            _ => last with { Board = Some.Board(incident) with { Summary = """{"version":5}""" } },
        });
        Assert.True((await store.Incidents.VerifyAsync(incident)).Ok);

        await TamperAsync(place, $"delete from incident_event where incident = '{incident}' and version > 4");
        await TamperAsync(place, $"update incident_head set version = 4, hash = (select hash from incident_event e where e.incident = '{incident}' and e.version = 4)");

        var result = await store.Incidents.VerifyAsync(incident);
        Assert.Equal((ChainFault.TailRemoved, 5L), (result.Fault, result.FirstBad));
    }

    [Theory, OnBoth]
    public async Task Bytes_moved_between_salt_and_payload_are_found(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = await FiveEntriesAsync(store);
        var real = (await store.TimelineAsync(incident))[2];

        // What is hashed together stays the same, byte for byte.
        var (moved, left) = (real.Payload[..9], real.Payload[9..]);
        var salt = Convert.ToHexString([.. real.Salt, .. System.Text.Encoding.UTF8.GetBytes(moved)]);
        await TamperAsync(place, $"update incident_event set salt = {(on == StorageKind.Postgres ? $"'\\x{salt}'" : $"x'{salt}'")}, payload = '{left}' where incident = '{incident}' and version = 3");
        Assert.Equal(real.Hash, HashChain.Compute((await store.TimelineAsync(incident))[2]));

        var result = await store.Incidents.VerifyAsync(incident);
        Assert.Equal((ChainFault.EntryChanged, 3L), (result.Fault, result.FirstBad));
    }

    [Theory, OnBoth]
    public async Task An_incident_of_which_only_an_anchor_is_left_is_still_listed_and_found_broken(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        string[] incidents = [await FiveEntriesAsync(store), await FiveEntriesAsync(store), await FiveEntriesAsync(store)];

        await TamperAsync(place, $"delete from incident_event where incident = '{incidents[1]}'");
        await place.ExecuteAsync($"delete from incident_head where incident = '{incidents[1]}'");

        var first = await store.Incidents.ListAsync(string.Empty, 2);
        Assert.Equal(incidents, first.Concat(await store.Incidents.ListAsync(first[^1], 2)));
        Assert.True(await store.Incidents.IsKnownAsync(incidents[1]));
        Assert.False(await store.Incidents.IsKnownAsync("inc-000000-20260101-001"));
        Assert.Equal(ChainFault.TailRemoved, (await store.Incidents.VerifyAsync(incidents[1])).Fault);
    }

    [Theory, OnBoth]
    public async Task A_missing_entry_in_the_middle_is_found(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = await FiveEntriesAsync(store);

        await TamperAsync(place, $"delete from incident_event where incident = '{incident}' and version = 2");

        Assert.Equal(ChainFault.VersionMissing, (await store.Incidents.VerifyAsync(incident)).Fault);
    }

    [Theory, OnBoth]
    public async Task A_history_rewritten_with_sound_hashes_meets_the_daily_anchor(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = await FiveEntriesAsync(store);
        var real = await store.TimelineAsync(incident);
        var anchor = Assert.Single(await store.Incidents.ListAnchorsAsync(new DateOnly(2026, 1, 27), string.Empty, 10));
        Assert.Equal(1, anchor.Version);
        Assert.Equal(real[0].Hash, anchor.Hash);

        // Somebody with every right writes the whole incident again and leaves the anchors alone.
        await TamperAsync(place, $"delete from incident_event where incident = '{incident}'");
        await place.ExecuteAsync($"delete from incident_head where incident = '{incident}'");
        AppendResult done = await store.AppendAsync(Some.First(incident));
        for (var i = 0; i < 4; i++)
        {
            done = await store.AppendAsync(Some.After(done));
        }

        var result = await store.Incidents.VerifyAsync(incident);
        Assert.Equal((ChainFault.HistoryRewritten, 1L), (result.Fault, result.FirstBad));
    }

    [Theory, OnBoth]
    public async Task Entries_cannot_be_changed_or_removed_by_whoever_is_connected(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        await FiveEntriesAsync(store);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => place.ExecuteAsync("update incident_event set kind = 'x'"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => place.ExecuteAsync("delete from incident_event"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => place.ExecuteAsync("delete from head_anchor"));
        Assert.Equal(5, await place.CountAsync("select count(*) from incident_event"));
    }

    [Theory, OnBoth]
    public async Task A_change_of_algorithm_concerns_new_entries_only(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        var incident = Some.Incident();
        AppendResult first;
        await using (var store = place.Open())
        {
            first = await store.AppendAsync(Some.First(incident));
        }

        await using var later = place.Open(o => o.HashAlgorithm = HashChain.Sm3);
        await later.AppendAsync(Some.After(first));

        Assert.Equal(["sha-256", "sm3"], (await later.TimelineAsync(incident)).Select(e => e.HashAlgorithm));
        Assert.True((await later.Incidents.VerifyAsync(incident)).Ok);
    }

    [Fact]
    public void Fields_that_run_together_alike_have_different_hashes()
    {
        var entry = HashChain.Link("inc-1", 1, Some.Entry() with { By = "ab", Agency = "c" }, [], HashChain.Sha256);

        Assert.NotEqual(entry.Hash, HashChain.Compute(entry with { By = "a", Agency = "bc" }));
        Assert.NotEqual(entry.Hash, HashChain.Compute(entry with { TraceParent = string.Empty }));
        Assert.Equal(entry.Hash, HashChain.Compute(entry));
    }

    private static async Task<string> FiveEntriesAsync(Store store)
    {
        var incident = Some.Incident();
        AppendResult done = await store.AppendAsync(Some.First(incident));
        for (var i = 0; i < 4; i++)
        {
            done = await store.AppendAsync(Some.After(done));
        }

        return incident;
    }

    /// <summary>Changes what cannot be changed, as somebody with every right and a purpose would.</summary>
    private static async Task TamperAsync(StoragePlace place, string sql)
    {
        if (place.Kind == StorageKind.Sqlite)
        {
            await place.ExecuteAsync("drop trigger if exists incident_event_no_update; drop trigger if exists incident_event_no_delete;");
        }
        else
        {
            await place.ExecuteAsync("alter table incident_event disable trigger all");
        }

        Assert.NotEqual(0, await place.ExecuteAsync(sql));
    }
}
