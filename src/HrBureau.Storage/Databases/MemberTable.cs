namespace HrBureau.Storage;

/// <summary>Which silos a cluster has had. Orleans writes the rows; here they are only read. PostgreSQL only.</summary>
public sealed class MemberTable
{
    private readonly Database _database;

    internal MemberTable(Database database) => _database = database;

    /// <summary>The highest generation that any silo of a cluster has had; 0 before the first.</summary>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<int> NewestGenerationAsync(string cluster, CancellationToken cancellation = default) =>
        _database.ReadAsync(async session => (await session.QueryAsync("member_newest", static row => (int)row.Long("newest"), ("cluster", cluster)))[0], cancellation);
}
