using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class BoardTests
{
    [Theory, OnBoth]
    public async Task A_row_comes_back_as_it_was_written(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var row = Some.Board(Some.Incident(), "words", Some.Noon.ToUniversalTime(), true, Some.Noon.ToUniversalTime()) with { Drill = true, Provisional = true };
        await store.AppendAsync(Some.First(row.Incident) with { Board = row });

        Assert.Equal(row, await store.Boards.FindAsync(row.Incident));
        Assert.Equal(new BoardItem(row, null), Assert.Single((await store.Boards.ListAsync(Everything)).Items));
    }

    [Theory, OnBoth]
    public async Task Urgent_lists_show_missed_clocks_then_the_next_due_then_the_newest(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var old = await ShowAsync(store, opened: Some.Noon.AddHours(-9));
        var young = await ShowAsync(store, opened: Some.Noon.AddHours(-1));
        var later = await ShowAsync(store, nextDue: Some.Noon.AddHours(2));
        var soon = await ShowAsync(store, nextDue: Some.Noon.AddHours(1));
        var missed = await ShowAsync(store, nextDue: Some.Noon.AddHours(8), overdue: true);

        Assert.Equal([missed, soon, later, young, old], await PagesAsync(store, Everything with { Limit = 2 }));
        Assert.Equal([missed], await PagesAsync(store, Everything with { Overdue = true }));
    }

    [Theory, OnBoth]
    public async Task A_response_of_a_high_grade_stands_before_everything_and_among_equals_the_higher_grade_comes_first(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var due = Some.Noon.AddHours(1);
        var missedLead = await ShowAsync(store, due.AddHours(-3), overdue: true, phase: "watched", grade: "general");
        var lead = await ShowAsync(store, due, phase: "watched", grade: "general");
        var extraordinaryLead = await ShowAsync(store, due, phase: "watched", grade: "extraordinary");
        var general = await ShowAsync(store, due, grade: "general");
        var larger = await ShowAsync(store, due, grade: "larger");
        var major = await ShowAsync(store, due.AddHours(9), grade: "major");
        var missedMajor = await ShowAsync(store, due.AddHours(-1), overdue: true, grade: "major");
        var extraordinary = await ShowAsync(store, due.AddHours(20), grade: "extraordinary");
        var over = await ShowAsync(store, grade: "extraordinary", phase: "ended");

        Assert.Equal([extraordinary, missedMajor, major, missedLead, extraordinaryLead, larger, lead, general, over], await PagesAsync(store, Everything with { Limit = 2 }));
    }

    [Theory, OnBoth]
    public async Task Rows_of_an_older_program_are_put_into_this_order(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        foreach (var (phase, grade) in new[] { ("watched", "general"), ("responding", "major"), ("responding", "larger"), ("ended", "extraordinary"), ("responding", "extraordinary") })
        {
            await ShowAsync(store, Some.Noon.AddMinutes(3).AddMilliseconds(17), phase: phase, grade: grade);
            await ShowAsync(store, Some.Noon.AddMinutes(-3), overdue: true, phase: phase, grade: grade);
            await ShowAsync(store, opened: Some.Noon.AddDays(-2), phase: phase, grade: grade);
        }

        var order = await PagesAsync(store, Everything with { Limit = 4 });
        var sum = await place.CountAsync("select sum(urgency / 1000) from board");
        await place.ExecuteAsync("update board set urgency = 0");
        await place.ExecuteAsync("delete from schema_migration where name = '009_board_order'");
        await store.Migrator.MigrateAsync();

        Assert.Equal(order, await PagesAsync(store, Everything with { Limit = 4 }));
        Assert.Equal(sum, await place.CountAsync("select sum(urgency / 1000) from board"));
    }

    [Theory, OnBoth]
    public async Task Newest_lists_page_by_key_without_gap_or_double(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var shown = new List<string>();
        for (var i = 0; i < 11; i++)
        {
            shown.Insert(0, await ShowAsync(store, opened: Some.Noon.AddMinutes(i / 3)));
        }

        Assert.Equal(shown, await PagesAsync(store, Everything with { Order = BoardOrder.Newest, Limit = 4 }));
    }

    [Theory, OnBoth]
    public async Task Filters_narrow_the_list(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var mine = Some.Board(Some.Incident(), "green hill half% done_x");
        var his = Some.Board(Some.Incident(), "red lake") with { Holder = "duty-lu", Grade = "general", Phase = "closed", Drill = true };
        await store.AppendAsync(Some.First(mine.Incident) with { Board = mine });
        await store.AppendAsync(Some.First(his.Incident) with { Board = his });

        foreach (var query in new[]
        {
            Everything with { Holder = "duty-lu" }, Everything with { Grade = "general" }, Everything with { Phase = "closed" },
            Everything with { Drill = true }, Everything with { Text = "RED la" }, Everything with { Text = his.Number },
        })
        {
            Assert.Equal([his.Incident], await PagesAsync(store, query));
        }

        Assert.Equal([mine.Incident], await PagesAsync(store, Everything with { Text = "half%" }));
        Assert.Empty(await PagesAsync(store, Everything with { Text = "done-x" }));
        Assert.Empty(await PagesAsync(store, Everything with { Text = "%" + mine.Number + "_" }));
    }

    [Theory, OnBoth]
    public async Task Another_agency_sees_what_it_was_given_until_it_ends_and_searches_no_further(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var (shared, hidden, ended) = (Some.Incident(), Some.Incident(), Some.Incident());
        await store.AppendAsync(Some.First(shared) with
        {
            Board = Some.Board(shared, "boss secret"),
            Visibility = [new VisibilityRow("agy-police", "employer place", null, true, "boss")],
        });
        await store.AppendAsync(Some.First(hidden) with { Board = Some.Board(hidden, "boss") });
        await store.AppendAsync(Some.First(ended) with
        {
            Board = Some.Board(ended, "boss"),
            Visibility = [new VisibilityRow("agy-police", "employer", Some.Noon, true, "boss")],
        });
        var police = Everything with { Viewer = "agy-police" };

        var seen = Assert.Single((await store.Boards.ListAsync(police)).Items);
        Assert.Equal((shared, "employer place"), (seen.Row.Incident, seen.Parts));
        Assert.Equal([shared], await PagesAsync(store, police with { Text = "boss" }));
        Assert.Empty(await PagesAsync(store, police with { Text = "secret" }));
        Assert.Empty(await PagesAsync(store, Everything with { Viewer = "agy-union" }));
        Assert.Null(await store.Boards.VisibleAsync(ended, "agy-police", Some.Noon));
        Assert.Equal("employer", await store.Boards.VisibleAsync(ended, "agy-police", Some.Noon.AddMilliseconds(-1)));
        Assert.Equal(1, Assert.Single(await store.Boards.CountAsync("agy-police", Some.Noon, null)).Incidents);
        Assert.Equal(3, Assert.Single(await store.Boards.CountAsync(null, Some.Noon, false)).Incidents);
    }

    [Theory, OnBoth]
    public async Task A_desk_lists_the_oldest_answer_by_first_and_pages(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        await store.AppendAsync(Some.First(incident) with
        {
            Desk =
            [
                Ask("r1", null, true), Ask("r2", Some.Noon.AddHours(2), true), Ask("r3", Some.Noon.AddHours(1), true),
                Ask("r4", Some.Noon, false), Ask("r5", Some.Noon, true) with { Agency = "agy-union" },
            ],
        });

        var first = await store.Boards.DeskAsync("agy-police", null, true, null, 2);
        var second = await store.Boards.DeskAsync("agy-police", null, true, first.NextCursor, 2);

        Assert.Equal(["r3", "r2", "r1"], first.Items.Concat(second.Items).Select(i => i.Row.RequestId));
        Assert.Null(second.NextCursor);
        Assert.Equal("r4", Assert.Single((await store.Boards.DeskAsync("agy-police", "answered", null, null, 9)).Items).Row.RequestId);
        Assert.Equal((3L, 1L), ((await store.Boards.DeskCountsAsync("agy-police"))["raised"], (await store.Boards.DeskCountsAsync("agy-police"))["answered"]));
    }

    [Fact]
    public async Task A_cursor_that_is_none_of_ours_is_refused()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using var store = place.Open();

        await Assert.ThrowsAsync<FormatException>(() => store.Boards.ListAsync(Everything with { Cursor = "bm9uc2Vuc2U=" }));
    }

    private static BoardQuery Everything { get; } = new() { Now = Some.Noon };

    private static DeskRow Ask(string id, DateTimeOffset? by, bool open) =>
        new(id, "agy-police", open ? "raised" : "answered", "early-intervention", "agy-hr", 0, by, open);

    private static async Task<string> ShowAsync(Store store, DateTimeOffset? nextDue = null, bool overdue = false, DateTimeOffset? opened = null, string? phase = null, string? grade = null)
    {
        var incident = Some.Incident();
        var row = Some.Board(incident, string.Empty, nextDue, overdue, opened);
        await store.AppendAsync(Some.First(incident) with { Board = row with { Phase = phase ?? row.Phase, Grade = grade ?? row.Grade } });
        return incident;
    }

    private static async Task<List<string>> PagesAsync(Store store, BoardQuery query)
    {
        var seen = new List<string>();
        do
        {
            var page = await store.Boards.ListAsync(query);
            seen.AddRange(page.Items.Select(i => i.Row.Incident));
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        return seen;
    }
}
