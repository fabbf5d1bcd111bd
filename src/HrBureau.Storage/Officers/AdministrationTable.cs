namespace HrBureau.Storage;

/// <summary>What administrators did to people and agencies. Insert-only; its newest row with a mechanism says which people the county has.</summary>
public sealed class AdministrationTable
{
    private readonly Database _database;

    internal AdministrationTable(Database database) => _database = database;

    /// <summary>Adds an act together with the content it leads to.</summary>
    /// <param name="entry">The act; its version is one above the newest its decision was made on.</param>
    /// <param name="content">Content of the mechanism it names; null where it names none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False when somebody else was first: the decision has to be made anew.</returns>
    public Task<bool> AppendAsync(AdministrationEntry entry, string? content, CancellationToken cancellation = default) => _database.WriteAsync(
        async session =>
        {
            if (content is not null)
            {
                await session.ExecuteAsync("mechanism_save", ("hash", entry.Mechanism), ("content", content));
            }

            return await session.ExecuteAsync(
                "administration_insert",
                ("version", entry.Version),
                ("at", entry.At),
                ("officer", entry.Officer),
                ("agency", entry.Agency),
                ("act", entry.Act),
                ("changes", entry.Changes),
                ("mechanism", entry.Mechanism)) == 1;
        },
        cancellation);

    /// <summary>How far administrators have come.</summary>
    public async Task<AdministrationHead> NewestAsync(CancellationToken cancellation = default) =>
        await _database.ReadAsync(session => session.FindAsync("administration_newest", row => new AdministrationHead(row.LongOrNone("version") ?? 0, row.TextOrNone("mechanism"))), cancellation) ?? new AdministrationHead(0, null);

    /// <summary>Acts before a version, newest first.</summary>
    public Task<IReadOnlyList<AdministrationEntry>> PageAsync(long before, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.QueryAsync("administration_page", Entry, ("before", before), ("limit", limit)), cancellation);

    private static AdministrationEntry Entry(SqlRow row) => new(
        row.Long("version"), row.Time("at"), row.Text("officer"), row.Text("agency"), row.Text("act"), row.Text("changes"), row.TextOrNone("mechanism"));
}
