namespace HrBureau.Storage;

/// <summary>What the database's clock says: the time that all silos of a cluster go by.</summary>
public sealed class DatabaseClock
{
    private readonly Database _database;
    private readonly TimeProvider _time;

    internal DatabaseClock(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Compares the clocks. Null on SQLite: the database is this process.</summary>
    public async Task<ClockReading?> ReadAsync(CancellationToken cancellation = default) => _database.Options.Kind == StorageKind.Sqlite
        ? null
        : await _database.ReadAsync(async session =>
        {
            // The connection is open by now: only the question and its answer are timed.
            var asked = _time.GetUtcNow();
            var began = _time.GetTimestamp();
            var theirs = (await session.QueryAsync("clock_now", static row => row.Time("now")))[0];
            var roundTrip = _time.GetElapsedTime(began);
            return new ClockReading(asked + (roundTrip / 2) - theirs, roundTrip);
        }, cancellation);
}
