using HrBureau.Domain;

namespace HrBureau.Storage;

/// <summary>Lists, desks and the right to see, from rows the appends wrote.</summary>
public sealed class BoardTable
{
    private readonly Database _database;

    internal BoardTable(Database database) => _database = database;

    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public Task<BoardPage> ListAsync(BoardQuery query, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        var urgent = query.Order == BoardOrder.Urgent;
        var cursor = After(query.Cursor);
        var opened = urgent || cursor is null ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(cursor.Key, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
        return _database.ReadAsync(async session =>
        {
            var rows = await session.QueryAsync(
                urgent ? "board_urgent" : "board_newest",
                row => new BoardItem(Row(row), row.TextOrNone("parts")),
                ("viewer", query.Viewer),
                ("now", query.Now),
                ("phase", query.Phase),
                ("grade", query.Grade),
                ("holder", query.Holder),
                ("overdue", query.Overdue),
                ("drill", query.Drill),
                ("pattern", Pattern(query.Text)),
                urgent ? ("after_urgency", cursor?.Key) : ("after_opened", opened),
                ("after_incident", cursor?.Id),
                ("limit", query.Limit + 1));
            return rows.Count <= query.Limit
                ? new BoardPage(rows, null)
                : new BoardPage([.. rows.Take(query.Limit)], After(rows[query.Limit - 1].Row, urgent).ToString());
        }, cancellation);
    }

    public Task<BoardRow?> FindAsync(string incident, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.FindAsync("board_find", Row, ("incident", incident)), cancellation);

    /// <summary>The parts an agency may see of an incident, separated by spaces, or nothing.</summary>
    public Task<string?> VisibleAsync(string incident, string agency, DateTimeOffset now, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.FindAsync(
            "board_visible", row => row.Text("parts"), ("incident", incident), ("agency", agency), ("now", now)), cancellation);

    /// <summary>How many incidents stand where, as far as the viewer may see.</summary>
    public Task<IReadOnlyList<BoardCount>> CountAsync(string? viewer, DateTimeOffset now, bool? drill, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.QueryAsync(
            "board_counts",
            row => new BoardCount(row.Text("phase"), row.Text("grade"), row.Flag("overdue"), row.Long("incidents")),
            ("viewer", viewer),
            ("now", now),
            ("drill", drill)), cancellation);

    /// <summary>An agency's desk, the oldest answer-by first.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public Task<DeskPage> DeskAsync(
        string agency, string? state, bool? open, string? cursor, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var after = After(cursor);
        return _database.ReadAsync(async session =>
        {
            var rows = await session.QueryAsync(
                "desk_page",
                Desk,
                ("agency", agency),
                ("state", state),
                ("open", open),
                ("after_urgency", after?.Key),
                ("after_request", after?.Id),
                ("limit", limit + 1));
            return rows.Count <= limit
                ? new DeskPage(rows, null)
                : new DeskPage([.. rows.Take(limit)], new ListCursor(Urgency.Of(rows[limit - 1].Row), rows[limit - 1].Row.RequestId).ToString());
        }, cancellation);
    }

    /// <summary>The incident a request belongs to.</summary>
    public Task<string?> IncidentOfAsync(string requestId, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.FindAsync("desk_incident", row => row.Text("incident"), ("request_id", requestId)), cancellation);

    /// <summary>How many requests of an agency's desk are in which state, without those of drills.</summary>
    public Task<IReadOnlyDictionary<string, long>> DeskCountsAsync(string agency, CancellationToken cancellation = default) =>
        _database.ReadAsync(async session =>
        {
            var rows = await session.QueryAsync(
                "desk_counts", row => KeyValuePair.Create(row.Text("state"), row.Long("requests")), ("agency", agency));
            return (IReadOnlyDictionary<string, long>)new Dictionary<string, long>(rows, StringComparer.Ordinal);
        }, cancellation);

    /// <summary>The open lines of a desk, counted by their kind and whom they are from or for, without those of drills.</summary>
    public Task<IReadOnlyList<DeskTally>> DeskTallyAsync(string agency, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.QueryAsync(
            "desk_tally",
            row => new DeskTally(row.Text("kind"), row.Text("asked_by"), (int)row.Long("lines")),
            ("agency", agency)), cancellation);

    private static ListCursor? After(string? text) =>
        ListCursor.TryRead(text, out var cursor) ? cursor : throw new FormatException("The cursor was not given out by this list.");

    private static ListCursor After(BoardRow row, bool urgent) =>
        new(urgent ? Urgency.Of(row) : row.OpenedAt.ToUnixTimeMilliseconds(), row.Incident);

    private static string? Pattern(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : '%' + text.Trim()
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal) + '%';

    private static BoardRow Row(SqlRow row) => new(
        row.Text("incident"),
        row.Text("number"),
        row.Flag("drill"),
        row.Text("phase"),
        row.Text("grade"),
        row.Flag("provisional"),
        row.TextOrNone("holder"),
        row.Text("employer"),
        row.Text("project"),
        row.Text("place"),
        row.IntOrNone("headcount"),
        row.LongOrNone("amount_fen"),
        row.Text("tracks"),
        row.TimeOrNone("next_due"),
        row.Flag("overdue"),
        row.Time("opened_at"),
        row.Time("updated_at"),
        row.Text("search_text"),
        row.Text("summary"),
        row.Text("calendar"));

    private static DeskItem Desk(SqlRow row) => new(
        row.Text("incident"),
        new DeskRow(
            row.Text("request_id"),
            row.Text("agency"),
            row.Text("state"),
            row.Text("kind"),
            row.Text("asked_by"),
            row.Int("rung"),
            row.TimeOrNone("answer_by"),
            row.Flag("is_open")));
}
