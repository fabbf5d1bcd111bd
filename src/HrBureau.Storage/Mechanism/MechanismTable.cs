namespace HrBureau.Storage;

/// <summary>Mechanism contents by hash: what an incident opened with can always be read again.</summary>
public sealed class MechanismTable
{
    private readonly Database _database;

    internal MechanismTable(Database database) => _database = database;

    public Task SaveAsync(string hash, string json, CancellationToken cancellation = default) =>
        _database.WriteAsync(session => session.ExecuteAsync("mechanism_save", ("hash", hash), ("content", json)), cancellation);

    public Task<string?> FindAsync(string hash, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.FindAsync("mechanism_find", row => row.Text("content"), ("hash", hash)), cancellation, urgent: true);
}
