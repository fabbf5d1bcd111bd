using System.Data.Common;
using HrBureau.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HrBureau.TestKit;

/// <summary>An empty place to keep facts in, on either database, gone when disposed. Tables are there already.</summary>
public sealed class StoragePlace : IAsyncDisposable
{
    private static readonly SemaphoreSlim TemplateGate = new(1, 1);
    private static string? _template;
    private readonly string _at;

    private StoragePlace(StorageKind kind, string at, PostgresServer? server)
    {
        Kind = kind;
        _at = at;
        Server = server;
    }

    public StorageKind Kind { get; }

    public PostgresServer? Server { get; }

    /// <summary>Makes a place. A PostgreSQL that is not installed is a failure, never a skipped test.</summary>
    /// <param name="kind">Which database.</param>
    /// <param name="server">A server of its own; none takes the shared one.</param>
    public static async Task<StoragePlace> NewAsync(StorageKind kind, PostgresServer? server = null)
    {
        if (kind == StorageKind.Sqlite)
        {
            var folder = new StoragePlace(kind, Directory.CreateTempSubdirectory("hrb-sqlite-").FullName, null);
            await folder.MigrateAsync();
            return folder;
        }

        if (server is not null)
        {
            var own = new StoragePlace(kind, await server.CreateDatabaseAsync(), server);
            await own.MigrateAsync();
            return own;
        }

        var shared = await PostgresServer.SharedAsync();
        return new StoragePlace(kind, await shared.CreateDatabaseAsync(await TemplateAsync(shared)), shared);
    }

    public StorageOptions Options() => Kind == StorageKind.Sqlite
        ? new StorageOptions { Folder = _at }
        : new StorageOptions { ConnectionString = Server!.ConnectionString(_at) };

    public Store Open(Action<StorageOptions>? set = null)
    {
        var options = Options();
        set?.Invoke(options);
        return Store.Open(options);
    }

    public async Task MigrateAsync()
    {
        await using var store = Open();
        await store.Migrator.MigrateAsync();
    }

    /// <summary>A connection past the store, with every right.</summary>
    public async Task<DbConnection> ConnectAsync(string file = SqliteFiles.Log)
    {
        DbConnection connection = Kind == StorageKind.Sqlite
            ? new SqliteConnection(SqliteFiles.ConnectionString(Path.Combine(_at, file), readOnly: false, pooled: false))
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server!.ConnectionString(_at)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async Task<int> ExecuteAsync(string sql, string file = SqliteFiles.Log)
    {
        await using var connection = await ConnectAsync(file);
        await using var command = Command(connection, sql);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<long> CountAsync(string sql, string file = SqliteFiles.Log)
    {
        await using var connection = await ConnectAsync(file);
        await using var command = Command(connection, sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (Kind == StorageKind.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            await RemoveAsync();
            return;
        }

        await Server!.ExecuteAsync("postgres", $"drop database if exists {_at} with (force)");
    }

    /// <summary>A read that gave up may still be opening or closing its connection, with files of its own.</summary>
    private async Task RemoveAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(_at, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 50)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
                SqliteConnection.ClearAllPools();
            }
        }
    }

    private static async Task<string> TemplateAsync(PostgresServer server)
    {
        await TemplateGate.WaitAsync();
        try
        {
            if (_template is null)
            {
                var place = new StoragePlace(StorageKind.Postgres, await server.CreateDatabaseAsync(), server);
                await place.MigrateAsync();
                _template = place._at;
            }

            return _template;
        }
        finally
        {
            TemplateGate.Release();
        }
    }

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write their own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
