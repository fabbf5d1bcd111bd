using System.Text.Json;

namespace HrBureau.Storage;

/// <summary>What is owed to people and to other actors, on one road. Rows are written by appends; here they are leased and settled.</summary>
public sealed class OwedTable
{
    private readonly Database _database;
    private readonly string _road;

    internal OwedTable(Database database, string road = OwedRow.Inside) => (_database, _road) = (database, road);

    /// <summary>The same table as the loop of another road sees it.</summary>
    public OwedTable OnRoad(string road) => new(_database, road);

    /// <summary>Leases what may be handed over, oldest first, but nothing for a target that has enough waiting. The lease lapses by itself.</summary>
    public async Task<IReadOnlyList<OwedClaim>> LeaseAsync(
        DateTimeOffset now, string owner, TimeSpan leaseFor, int limit, IReadOnlyCollection<string> crowded, CancellationToken cancellation)
    {
        var claims = await _database.WriteAsync(session => session.QueryAsync(
            "owed_lease",
            Claim,
            ("road", _road),
            ("now", now),
            ("owner", owner),
            ("until", now + leaseFor),
            ("limit", limit),
            ("crowded", JsonSerializer.Serialize(crowded))), cancellation, urgent: true);
        return [.. claims.Select(claim => claim with { Until = now + leaseFor }).OrderBy(c => c.Row.NotBefore).ThenBy(c => c.Row.Incident, StringComparer.Ordinal).ThenBy(c => c.Row.Version)];
    }

    /// <summary>When to look again after <paramref name="now"/>.</summary>
    public Task<DateTimeOffset?> NextAsync(DateTimeOffset now, CancellationToken cancellation = default) =>
        _database.ReadAsync(async session =>
            await session.QueryAsync("owed_next", row => row.Time("wake"), ("road", _road), ("now", now)) is [var next] ? next : (DateTimeOffset?)null, cancellation, urgent: true);

    /// <summary>What was handed over is no longer owed.</summary>
    public Task SettleAsync(string id, CancellationToken cancellation = default) =>
        _database.WriteAsync(session => session.ExecuteAsync("owed_settle", ("id", id)), cancellation, urgent: true);

    /// <summary>Puts a row off after a failed hand-over, if the lease on it is still this owner's.</summary>
    public Task BackOffAsync(string id, string owner, DateTimeOffset notBefore, string error, CancellationToken cancellation = default) =>
        _database.WriteAsync(session => session.ExecuteAsync("owed_back_off", ("id", id), ("owner", owner), ("until", notBefore), ("error", error)), cancellation, urgent: true);

    /// <summary>Gives back leased rows that were not tried, all at once; no attempt is counted.</summary>
    public Task PutBackAsync(IReadOnlyCollection<string> ids, string owner, DateTimeOffset until, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            session => session.ExecuteAsync("owed_put_back", ("ids", JsonSerializer.Serialize(ids)), ("owner", owner), ("until", until)), cancellation, urgent: true);

    /// <summary>Voids the leases of a silo that left.</summary>
    public Task ReleaseOwnerAsync(string owner, CancellationToken cancellation = default) => ReleaseAsync(owner, cancellation);

    /// <summary>Voids every lease that stands, where whoever made it is certainly gone: the folder of an embedded system is open in one process only.</summary>
    public Task ReleaseDeadAsync(CancellationToken cancellation = default) => _database.Options.Kind == StorageKind.Sqlite
        ? ReleaseAsync(null, cancellation)
        : Task.CompletedTask;

    /// <summary>Notices that were not yet known to have left, oldest first.</summary>
    public Task<IReadOnlyList<WaitingNotice>> ListNoticesAsync(int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.QueryAsync(
            "owed_notices",
            row => new WaitingNotice(row.Text("id"), row.Text("incident"), row.Text("target"), row.Time("not_before")),
            ("limit", limit)), cancellation);

    public Task<OwedFigures> FiguresAsync(CancellationToken cancellation = default) =>
        _database.ReadAsync(async session => (await session.QueryAsync(
            "owed_figures",
            row => new OwedFigures(row.Long("depth"), row.TimeOrNone("oldest"), row.Long("troubled"))))[0], cancellation);

    /// <summary>What could not be handed over on either road, the longest owed first.</summary>
    public Task<IReadOnlyList<TroubledOwed>> ListTroubledAsync(int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.QueryAsync(
            "owed_troubled",
            row => new TroubledOwed(row.Text("incident"), row.Text("kind"), row.Text("target"), row.Time("not_before"), row.Time("wake"), row.Int("attempts"), row.Text("error")),
            ("limit", limit)), cancellation);

    private Task<int> ReleaseAsync(string? owner, CancellationToken cancellation) =>
        _database.WriteAsync(session => session.ExecuteAsync("owed_release", ("road", _road), ("owner", owner)), cancellation, urgent: true);

    private OwedClaim Claim(SqlRow row) => new(
        new OwedRow(
            row.Text("id"),
            row.Text("incident"),
            row.Long("version"),
            row.Text("kind"),
            row.Text("target"),
            row.Text("payload"),
            row.TextOrNone("traceparent"),
            row.Time("not_before"))
        { Road = _road },
        row.Int("attempts"));
}
