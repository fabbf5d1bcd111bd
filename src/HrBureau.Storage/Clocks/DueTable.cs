namespace HrBureau.Storage;

/// <summary>What is due when. Rows are armed by appends; here they are claimed, put off and moved.</summary>
public sealed class DueTable
{
    private readonly Database _database;

    internal DueTable(Database database) => _database = database;

    /// <summary>Claims incidents that are due, oldest first. The claim lapses by itself.</summary>
    public async Task<IReadOnlyList<DueClaim>> TakeAsync(
        DateTimeOffset now, string owner, TimeSpan claimFor, int limit, CancellationToken cancellation)
    {
        var claims = await _database.WriteAsync(session => session.QueryAsync(
            "due_take",
            row => new DueClaim(row.Text("incident"), row.Time("at"), row.TextOrNone("traceparent"), row.Int("attempts")),
            ("now", now),
            ("owner", owner),
            ("until", now + claimFor),
            ("limit", limit)), cancellation, urgent: true);
        return [.. claims.OrderBy(c => c.At).ThenBy(c => c.Incident, StringComparer.Ordinal)];
    }

    /// <summary>When to look again: the next due instant, end of a claim or of a back-off after <paramref name="now"/>.</summary>
    public Task<DateTimeOffset?> NextAsync(DateTimeOffset now, CancellationToken cancellation = default) =>
        _database.ReadAsync(async session =>
            await session.QueryAsync("due_next", row => row.Time("wake"), ("now", now)) is [var next] ? next : (DateTimeOffset?)null, cancellation, urgent: true);

    /// <summary>Puts a row off after a failed strike, if the claim on it is still this owner's.</summary>
    public Task BackOffAsync(string incident, string owner, DateTimeOffset until, string error, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            session => session.ExecuteAsync("due_back_off", ("incident", incident), ("owner", owner), ("until", until), ("error", error)), cancellation, urgent: true);

    /// <summary>Moves the row of a strike that yielded no entry, and the incident's line. False if the incident has moved on meanwhile.</summary>
    public Task<bool> MoveAsync(long version, DueRow? due, BoardRow board, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            async session =>
            {
                // An act that is being written would be waited for at its row and then written over: where the incident stands is known only once nobody writes it.
                await session.FindAsync("head_lock", static row => row.Text("incident"), ("incident", board.Incident));
                var moved = due is null
                    ? await session.ExecuteAsync("due_drop", ("incident", board.Incident), ("version", version))
                    : await session.ExecuteAsync(
                        "due_move",
                        ("incident", board.Incident),
                        ("version", version),
                        ("at", due.At),
                        ("traceparent", due.TraceParent));
                await session.ExecuteAsync(
                    "board_recount",
                    ("incident", board.Incident),
                    ("version", version),
                    ("next_due", board.NextDue),
                    ("overdue", board.Overdue),
                    ("tracks", board.Tracks),
                    ("summary", board.Summary),
                    ("urgency", Urgency.Of(board)),
                    ("calendar", board.Calendar));
                return moved > 0;
            },
            cancellation,
            urgent: true);

    /// <summary>Has open incidents looked at whose clocks were last counted by another calendar, a page in order of incident, one after the other.</summary>
    /// <returns>The incidents of the page.</returns>
    public Task<IReadOnlyList<string>> WakeMiscountedAsync(
        string calendar, string after, int limit, DateTimeOffset from, TimeSpan apart, CancellationToken cancellation) =>
        _database.WriteAsync(
            async session =>
            {
                var page = await session.QueryAsync(
                    "board_miscounted", static row => row.Text("incident"), ("calendar", calendar), ("after", after), ("limit", limit));
                for (var i = 0; i < page.Count; i++)
                {
                    await session.ExecuteAsync("due_wake_early", ("incident", page[i]), ("at", from + (apart * i)));
                }

                return page;
            },
            cancellation,
            urgent: true);

    /// <summary>Voids the claims of a silo that left.</summary>
    public Task ReleaseOwnerAsync(string owner, CancellationToken cancellation = default) => ReleaseAsync(owner, cancellation);

    /// <summary>Voids every claim that stands, where whoever made it is certainly gone: the folder of an embedded system is open in one process only.</summary>
    public Task ReleaseDeadAsync(CancellationToken cancellation = default) => _database.Options.Kind == StorageKind.Sqlite
        ? ReleaseAsync(null, cancellation)
        : Task.CompletedTask;

    public Task<IReadOnlyList<TroubledDue>> ListTroubledAsync(int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.QueryAsync(
            "due_troubled",
            row => new TroubledDue(row.Text("incident"), row.Time("at"), row.Time("wake"), row.Int("attempts"), row.Text("error")),
            ("limit", limit)), cancellation);

    /// <summary>What is due already, oldest first.</summary>
    public Task<IReadOnlyList<OverdueRow>> ListOverdueAsync(DateTimeOffset now, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.QueryAsync(
            "due_overdue",
            row => new OverdueRow(row.Text("incident"), row.Time("at")),
            ("now", now),
            ("limit", limit)), cancellation);

    public Task<DueFigures> FiguresAsync(DateTimeOffset now, CancellationToken cancellation = default) =>
        _database.ReadAsync(async session => (await session.QueryAsync(
            "due_figures",
            row => new DueFigures(row.Long("armed"), row.Long("overdue"), row.TimeOrNone("oldest"), row.Long("troubled")),
            ("now", now)))[0], cancellation);

    private Task<int> ReleaseAsync(string? owner, CancellationToken cancellation) =>
        _database.WriteAsync(session => session.ExecuteAsync("due_release", ("owner", owner)), cancellation, urgent: true);
}
