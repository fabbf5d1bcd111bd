namespace HrBureau.Storage;

/// <summary>Who looked at personal data, when and why. Insert-only.</summary>
public sealed class AccessLog
{
    private readonly Database _database;

    internal AccessLog(Database database) => _database = database;

    public Task WriteAsync(
        DateTimeOffset at, string officer, string agency, string incident, string what, string? reason, CancellationToken cancellation = default) =>
        _database.WriteAsync(session => session.ExecuteAsync(
            "access_write",
            ("at", at),
            ("officer", officer),
            ("agency", agency),
            ("incident", incident),
            ("what", what),
            ("reason", reason)), cancellation);

    public Task<IReadOnlyList<AccessEntry>> ReadAsync(string incident, long after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.QueryAsync(
            "access_page",
            row => new AccessEntry(
                row.Long("id"),
                row.Time("at"),
                row.Text("officer"),
                row.Text("agency"),
                row.Text("incident"),
                row.Text("what"),
                row.TextOrNone("reason")),
            ("incident", incident),
            ("after", after),
            ("limit", limit)), cancellation);
}
