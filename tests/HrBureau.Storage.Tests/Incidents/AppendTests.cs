using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class AppendTests
{
    [Theory, OnBoth]
    public async Task What_was_appended_is_read_back_to_the_last_byte(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var at = new DateTimeOffset(2026, 1, 27, 8, 30, 15, 123, TimeSpan.FromHours(8));
        var told = new NewEntry(
            Guid.NewGuid(), "contact-attempted", 3, at, at.AddMinutes(7), "lead-yan", "agy-hr", "{\"words\":\"\u672a\u63a5\u542c \U0001F4DE\"}", "00-1-2-01");
        var incident = Some.Incident();

        var done = await store.AppendAsync(Some.First(incident, told, Some.Entry()) with { MechanismHash = "m1" });
        var read = await store.TimelineAsync(incident);

        Assert.Equal(2, done.Version);
        Assert.Equal([1L, 2L], read.Select(e => e.Version));
        Assert.Equal(
            told,
            new NewEntry(read[0].EventId, read[0].Kind, read[0].Schema, read[0].At, read[0].RecordedAt, read[0].By, read[0].Agency, read[0].Payload, read[0].TraceParent));
        Assert.Equal(done.HeadHash, read[1].Hash);
        Assert.Equal(read[0].Hash, read[1].PrevHash);
        Assert.Equal("sha-256", read[0].HashAlgorithm);
        var loaded = await store.Incidents.LoadAsync(incident, 1);
        Assert.Equal((2L, "m1"), (loaded!.Version, loaded.MechanismHash));
        Assert.Equal(2, loaded.Tail.Count);
    }

    [Theory, OnBoth]
    public async Task An_incident_nobody_wrote_is_not_there(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();

        Assert.Null(await store.Incidents.LoadAsync("inc-360121-20260127-999", 1));
        Assert.Null(await store.Incidents.FindHeadAsync("inc-360121-20260127-999"));
        Assert.Empty(await store.TimelineAsync("inc-360121-20260127-999"));
    }

    [Theory, OnBoth]
    public async Task An_append_on_a_version_that_has_passed_is_a_conflict_and_writes_nothing(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident));
        await store.AppendAsync(Some.After(first));

        var late = await store.Incidents.AppendAsync(
            Some.After(first) with { Due = new DueRow(Some.Noon, null), Owed = [Some.Owed(incident, "n1")], Board = Some.Board(incident) },
            CancellationToken.None);
        var again = await store.Incidents.AppendAsync(Some.First(incident), CancellationToken.None);

        Assert.IsType<AppendResult.Conflict>(late);
        Assert.IsType<AppendResult.Conflict>(again);
        Assert.Equal(2, (await store.TimelineAsync(incident)).Count);
        Assert.Equal(0, await place.CountAsync("select (select count(*) from due) + (select count(*) from owed) + (select count(*) from board)"));
    }

    [Theory, OnBoth]
    public async Task An_append_on_the_right_version_but_another_history_is_a_conflict(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident));

        var forked = await store.Incidents.AppendAsync(Some.After(first) with { HeadHash = new byte[32] }, CancellationToken.None);

        Assert.IsType<AppendResult.Conflict>(forked);
    }

    [Theory, OnBoth]
    public async Task Everything_an_append_names_becomes_true_with_it(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident) with
        {
            Due = new DueRow(Some.Noon.AddMinutes(30), "00-a-b-01"),
            Owed = [Some.Owed(incident, "n1"), Some.Owed(incident, "n2")],
            Board = Some.Board(incident),
            Visibility = [new VisibilityRow("agy-police", "employer place", null, true)],
            Desk = [new DeskRow("req-1", "agy-police", "raised", "early-intervention", "agy-hr", 0, Some.Noon.AddMinutes(30), true)],
            NewKeys = [new PersonKeyRow(incident + "/p1", [1, 2, 3])],
            Replies = [Some.Reply(incident, "k1")],
        });

        Assert.Equal(Some.Noon.AddMinutes(30), await store.Due.NextAsync(Some.Noon));
        Assert.Equal(2, (await store.Owed.FiguresAsync()).Depth);
        Assert.Equal("employer place", await store.Boards.VisibleAsync(incident, "agy-police", Some.Noon));
        Assert.Equal([1, 2, 3], (await store.Incidents.ReadKeysAsync(incident))[incident + "/p1"]);
        Assert.NotNull(await store.Incidents.FindReplyAsync(new ReplyKey(incident, "duty-zhou", "k1")));

        await store.AppendAsync(Some.After(first) with
        {
            SettledOwed = ["n1"],
            Visibility = [new VisibilityRow("agy-police", string.Empty, null, false)],
            Desk = [new DeskRow("req-1", "agy-police", "acknowledged", "early-intervention", "agy-hr", 0, null, false)],
            Board = Some.Board(incident) with { Phase = "ended" },
        });

        Assert.Null(await store.Due.NextAsync(Some.Noon));
        Assert.Equal(1, (await store.Owed.FiguresAsync()).Depth);
        Assert.Null(await store.Boards.VisibleAsync(incident, "agy-police", Some.Noon));
        Assert.Equal("ended", (await store.Boards.FindAsync(incident))!.Phase);
        var desk = Assert.Single((await store.Boards.DeskAsync("agy-police", null, null, null, 10)).Items);
        Assert.Equal(("acknowledged", false), (desk.Row.State, desk.Row.Open));
    }

    [Theory, OnBoth]
    public async Task Of_what_one_append_says_twice_the_last_word_counts(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var desk = new DeskRow("req-1", "agy-police", "raised", "early-intervention", "agy-hr", 0, null, true);

        await store.AppendAsync(Some.First(incident) with
        {
            Desk = [desk, desk with { State = "delivered" }],
            Visibility = [new VisibilityRow("agy-police", "place", null, true), new VisibilityRow("agy-police", string.Empty, null, false)],
            Owed = [Some.Owed(incident, "n1"), Some.Owed(incident, "n1")],
        });

        Assert.Equal("delivered", Assert.Single((await store.Boards.DeskAsync("agy-police", null, null, null, 9)).Items).Row.State);
        Assert.Null(await store.Boards.VisibleAsync(incident, "agy-police", Some.Noon));
        Assert.Equal(1, (await store.Owed.FiguresAsync()).Depth);
    }

    [Theory, OnBoth]
    public async Task Of_two_writers_on_one_incident_each_version_has_one_winner(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var one = place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20));
        await using var second = on == StorageKind.Postgres ? place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20)) : null;
        var other = second ?? one;
        var incident = Some.Incident();
        await one.AppendAsync(Some.First(incident));

        var wins = await Task.WhenAll(WriteAsync(one), WriteAsync(other), WriteAsync(one), WriteAsync(other));

        var timeline = await one.TimelineAsync(incident);
        Assert.Equal(wins.Sum() + 1, timeline.Count);
        Assert.Equal(Enumerable.Range(1, timeline.Count).Select(v => (long)v), timeline.Select(e => e.Version));
        Assert.True((await one.Incidents.VerifyAsync(incident)).Ok);

        async Task<int> WriteAsync(Store store)
        {
            var won = 0;
            for (var i = 0; i < 25; i++)
            {
                var at = await store.Incidents.LoadAsync(incident, 1);
                won += await store.Incidents.AppendAsync(Some.After(at!), CancellationToken.None) is AppendResult.Appended ? 1 : 0;
            }

            return won;
        }
    }

    [Theory, OnBoth]
    public async Task Reopening_must_win_the_site_back(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var (closed, newer) = (Some.Incident(), Some.Incident());
        var opened = await store.AppendAsync(Some.First(closed) with { ClaimSites = ["gate-1"] });
        var released = await store.AppendAsync(Some.After(opened) with { ReleasesSites = true });
        var second = await store.AppendAsync(Some.First(newer) with { ClaimSites = ["gate-1"] });

        var refused = await store.Incidents.AppendAsync(Some.After(released) with { ClaimSites = ["gate-1"] }, CancellationToken.None);
        await store.AppendAsync(Some.After(second) with { ReleasesSites = true });
        var late = await store.Incidents.AppendAsync(Some.After(opened) with { ClaimSites = ["gate-1"] }, CancellationToken.None);
        var sites = await place.CountAsync("select count(*) from open_site");
        var reopened = await store.Incidents.AppendAsync(Some.After(released) with { ClaimSites = ["gate-1"] }, CancellationToken.None);

        Assert.Equal(new AppendResult.SiteTaken(newer), refused);
        Assert.IsType<AppendResult.Conflict>(late);
        Assert.Equal(0, sites);
        Assert.IsType<AppendResult.Appended>(reopened);
    }
}
