using Microsoft.Data.Sqlite;

namespace HrBureau.Storage;

/// <summary>The files of a data folder. One file for everything cost the log four to seven times its throughput.</summary>
public static class SqliteFiles
{
    public const string Log = "log.db";
    public const string Grains = "grains.db";
    public const string Evidence = "evidence.db";

    /// <summary>Every file there may be.</summary>
    public static readonly IReadOnlyList<string> All = [Log, Grains, Evidence];

    private const int BusySeconds = 5;

    public static string ConnectionString(string file, bool readOnly, bool pooled) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        Cache = SqliteCacheMode.Private,
        Pooling = pooled,
        DefaultTimeout = BusySeconds,
    }.ConnectionString;

    /// <summary>Opens a file for writing, durable at every commit.</summary>
    internal static SqliteConnection OpenWriter(string file)
    {
        var connection = new SqliteConnection(ConnectionString(file, readOnly: false, pooled: false));
        connection.Open();
        using var pragmas = connection.CreateCommand();

        // A batch of 256 appends touches some 2,500 pages: they fit the cache, and the log is folded back every 32 MB only.
        // Pieces of files are written once and read seldom: no cache is large enough for them.
        pragmas.CommandText = $"""
            pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory; pragma busy_timeout = 5000;
            pragma cache_size = {(Path.GetFileName(file) == Evidence ? "-4096" : "-65536")}; pragma wal_autocheckpoint = 8192;
            """;
        pragmas.ExecuteNonQuery();
        return connection;
    }
}
