using Microsoft.Extensions.Logging;
using Npgsql;

namespace HrBureau.Storage;

/// <summary>
/// How a script comes to the tables it alters while others use them. Everybody who comes after one that waits for a table waits behind
/// it: so it waits a moment only, lets them pass, and tries again.
/// </summary>
internal sealed class TableLocks(PostgresDatabase database, ILogger logger, Action<string, string>? held)
{
    /// <summary>The longest that a script holds others up before it has what it needs.</summary>
    public const string Limit = "set local lock_timeout = '2s'";

    /// <summary>In here who holds the tables can be seen: the script is waiting for them.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Does something in a transaction of its own, again and again while others hold what it needs.</summary>
    /// <exception cref="SchemaException">They have held it all the time.</exception>
    public async Task TakeAsync(SqlSession session, string script, Func<Task> apply, CancellationToken cancellation)
    {
        var pid = (await session.QueryAsync("migration_self", static row => row.Int("pid")))[0];
        string? holders = null;
        for (var began = TimeProvider.System.GetTimestamp(); ; await Task.Delay(Pause, TimeProvider.System, cancellation))
        {
            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var seen = SeeAsync(pid, done.Token);
            try
            {
                await apply();
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                await session.ControlAsync("rollback");
                if (holders is null)
                {
                    holders = await seen ?? "?";
                    StorageLog.TablesHeld(logger, script, holders);
                    held?.Invoke(script, holders);
                }

                if (TimeProvider.System.GetElapsedTime(began) >= Patience)
                {
                    throw SchemaException.Because("schema-locked", $"The tables that script {script} alters were held all the time by {holders}; nothing was altered: wait until that has ended, or have it disconnected, and run the verb migrate again.", e);
                }
            }
            finally
            {
                await done.CancelAsync();
                await seen;
            }
        }
    }

    /// <summary>Who holds what a connection waits for; null when nobody was seen.</summary>
    private async Task<string?> SeeAsync(int pid, CancellationToken done)
    {
        try
        {
            await Task.Delay(Glance, TimeProvider.System, done);
            await using var connection = await database.OpenAsync(SqliteFiles.Log, toAlter: true, done);
            return (await new SqlSession(connection, null, database, done).QueryAsync("migration_holders", static row => row.TextOrNone("holders"), ("pid", pid)))[0];
        }
        catch (Exception)
        {
            // It only names them; the script goes on all the same.
            return null;
        }
    }
}
