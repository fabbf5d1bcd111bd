using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HrBureau.Storage;

/// <summary>Applies the numbered scripts, each once, each in a transaction with the note that it was applied.</summary>
public sealed class Migrator
{
    private const string FileMark = "-- file: ";

    /// <summary>In the name of a script: it takes something away. Every other script only adds, and programs from before it go on working with the tables.</summary>
    private const string Contract = "_contract_";
    private const long LockKey = 4_720_115_001;
    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(200);
    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal Migrator(Database database, TimeProvider time, ILogger logger)
    {
        _database = database;
        _time = time;
        _logger = logger;
    }

    /// <summary>Brings the tables up to this program. Safe to run again and from several processes at once.</summary>
    /// <param name="held">Told once of a script that waits for tables, and who holds them.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SchemaException">A script that was applied before has another text now, or others held the tables for minutes.</exception>
    public async Task MigrateAsync(Action<string, string>? held = null, CancellationToken cancellation = default)
    {
        foreach (var group in _database.Sql.Scripts.GroupBy(FileOf))
        {
            await using var connection = await _database.OpenAsync(group.Key, toAlter: true, cancellation);
            await LockAsync(connection, cancellation);
            var session = new SqlSession(connection, null, _database, cancellation);
            await session.ExecuteAsync("migration_table");
            var applied = await AppliedAsync(session);
            if (applied.Keys.Select(Outside).FirstOrDefault(problem => problem is not null) is { } outside)
            {
                throw SchemaException.Of([outside]);
            }

            foreach (var script in group)
            {
                await ApplyAsync(session, script, applied, held, cancellation);
            }

            await GrantAsync(session);
        }
    }

    /// <summary>What is missing or different from what this program needs; nothing when all is well.</summary>
    public Task<IReadOnlyList<StorageProblem>> CheckAsync(CancellationToken cancellation = default) => CheckAsync(orOlder: false, cancellation);

    /// <summary>What keeps this program from bringing the tables up to itself; nothing when they are its own or older ones.</summary>
    public Task<IReadOnlyList<StorageProblem>> CheckOlderAsync(CancellationToken cancellation = default) => CheckAsync(orOlder: true, cancellation);

    /// <summary>The scripts that were applied, of every file.</summary>
    public async Task<IReadOnlyList<string>> ListAppliedAsync(CancellationToken cancellation = default)
    {
        var scripts = new List<string>();
        foreach (var file in _database.Sql.Scripts.Select(FileOf).Distinct().Where(IsThere))
        {
            await using var connection = await _database.OpenAsync(file, toAlter: false, cancellation);
            scripts.AddRange((await AppliedAsync(new SqlSession(connection, null, _database, cancellation))).Keys);
        }

        return [.. scripts.Order(StringComparer.Ordinal)];
    }

    /// <summary>Refuses a database whose tables lie outside the range this program works with: its own newest script at least, and no later one that took something away.</summary>
    /// <exception cref="SchemaException">Names what is wrong and the cure.</exception>
    public async Task RequireAsync(CancellationToken cancellation = default)
    {
        if (await CheckAsync(cancellation) is { Count: > 0 } problems)
        {
            throw SchemaException.Of(problems);
        }
    }

    private async Task<IReadOnlyList<StorageProblem>> CheckAsync(bool orOlder, CancellationToken cancellation)
    {
        var problems = new List<StorageProblem>();
        foreach (var group in _database.Sql.Scripts.GroupBy(FileOf).Where(group => !orOlder || IsThere(group.Key)))
        {
            try
            {
                await using var connection = await _database.OpenAsync(group.Key, toAlter: false, cancellation);
                var applied = await AppliedAsync(new SqlSession(connection, null, _database, cancellation));
                problems.AddRange(group.Where(s => !orOlder && !applied.ContainsKey(s)).Select(s => StorageProblem.Of("schema-unapplied", $"Script {s} has not been applied, and this program needs tables from {Newest} on: run the verb migrate.")));
                problems.AddRange(group
                    .Where(s => applied.TryGetValue(s, out var sum) && sum != Checksum(_database.Sql[s]))
                    .Select(OtherText));
                problems.AddRange(applied.Keys.Where(s => !group.Contains(s)).Select(s => Outside(s) ?? (orOlder ? StorageProblem.Of("schema-newer", $"Script {s} is newer than this program.") : null)).OfType<StorageProblem>());
            }
            catch (DbException e) when (e is not NpgsqlException or PostgresException { IsTransient: false })
            {
                problems.Add(StorageProblem.Of("schema-missing", $"The tables are not there ({group.Key}): run the verb migrate."));
            }
        }

        return problems;
    }

    private static StorageProblem OtherText(string script) =>
        StorageProblem.Of("schema-other-text", $"Script {script} was applied with another text: this database belongs to another build.");

    private string Newest => _database.Sql.Scripts[^1];

    /// <summary>Why an applied script puts the tables outside the range of this program; null when it does not.</summary>
    private StorageProblem? Outside(string script) => _database.Sql.Scripts.Contains(script) ? null
        : string.CompareOrdinal(script, Newest) < 0 ? StorageProblem.Of("schema-foreign", $"Script {script} is none of this program's, which knows others up to {Newest}: this database belongs to another build.")
        : script.Contains(Contract, StringComparison.Ordinal) ? StorageProblem.Of("schema-contracted", $"Script {script} is newer than this program and took away what it needs; it works with tables from {Newest} on, before the next contract script: start a newer version.")
        : null;

    /// <summary>A file that came with a later program is made when the tables are brought up to it; the log is never missing.</summary>
    private bool IsThere(string file) =>
        file == SqliteFiles.Log || _database.Options.Kind != StorageKind.Sqlite || File.Exists(Path.Combine(_database.Options.Folder!, file));

    private static string Checksum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task<Dictionary<string, string>> AppliedAsync(SqlSession session) =>
        new(await session.QueryAsync("migration_list", row => KeyValuePair.Create(row.Text("name"), row.Text("checksum"))), StringComparer.Ordinal);

    /// <summary>The SQLite file a script belongs to; PostgreSQL has all in one database.</summary>
    private string FileOf(string script)
    {
        var first = _database.Sql[script].Split('\n', 2)[0];
        return _database.Options.Kind == StorageKind.Sqlite && first.StartsWith(FileMark, StringComparison.Ordinal)
            ? first[FileMark.Length..].Trim()
            : SqliteFiles.Log;
    }

    private async Task ApplyAsync(SqlSession session, string script, Dictionary<string, string> applied, Action<string, string>? held, CancellationToken cancellation)
    {
        var checksum = Checksum(_database.Sql[script]);
        if (applied.TryGetValue(script, out var known))
        {
            if (known != checksum)
            {
                throw SchemaException.Of([OtherText(script)]);
            }

            return;
        }

        cancellation.ThrowIfCancellationRequested();
        var apply = () => ApplyOnceAsync(session, script, checksum);
        await (_database is PostgresDatabase postgres ? new TableLocks(postgres, _logger, held).TakeAsync(session, script, apply, cancellation) : apply());
        StorageLog.ScriptApplied(_logger, script);
    }

    private async Task ApplyOnceAsync(SqlSession session, string script, string checksum)
    {
        await session.ControlAsync("begin");
        if (_database.Options.Kind == StorageKind.Postgres)
        {
            await session.ControlAsync(TableLocks.Limit);
        }

        await session.ExecuteAsync(script);
        await Failpoint.HitAsync("migrate.before-commit");
        await session.ExecuteAsync("migration_note", ("name", script), ("checksum", checksum), ("applied_at", _time.GetUtcNow()));
        await session.ControlAsync("commit");
    }

    /// <summary>The run-time role may work with the tables but neither alter them nor change what happened.</summary>
    private async Task GrantAsync(SqlSession session)
    {
        var options = _database.Options;
        var role = options.ConnectionString is { } own ? new NpgsqlConnectionStringBuilder(own).Username : null;
        if (options.AdminConnectionString is { } admin && role is not null && role != new NpgsqlConnectionStringBuilder(admin).Username)
        {
            await GrantAsync(session, role, "grant");
        }

        if (options is { Kind: StorageKind.Postgres, WebRole: { } web })
        {
            if ((await session.QueryAsync("role_known", static row => row.Text("role"), ("role", web))).Count == 0)
            {
                throw StorageOptionsException.Because("storage-web-role-missing", $"HRB_DATABASE_WEB names the role '{web}', which this database does not have: create it (create role … login), then run migrate again.");
            }

            await GrantAsync(session, web, "grant_web");
        }
    }

    private static async Task GrantAsync(SqlSession session, string role, string statement)
    {
        await session.QueryAsync("grant_role", static row => row.Text("role"), ("role", role));
        await session.ExecuteAsync(statement);
    }

    private async Task LockAsync(DbConnection connection, CancellationToken cancellation)
    {
        if (_database.Options.Kind == StorageKind.Sqlite)
        {
            return;
        }

        var session = new SqlSession(connection, null, _database, cancellation);
        while (!(await session.QueryAsync("migration_lock", row => row.Flag("taken"), ("key", LockKey)))[0])
        {
            await Task.Delay(LockRetry, TimeProvider.System, cancellation);
        }
    }
}
