using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace HrBureau.Storage;

/// <summary>SQLite files in a folder, each with one writing thread and readers on connections of their own; one process.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly FolderLock? _lock;
    private readonly SqliteWriter? _writer;
    private readonly SqliteDatabase? _files;
    private readonly string _readers;

    /// <summary>A read that hangs holds its thread after its caller has given up.</summary>
#pragma warning disable CA2213 // Such a read gives its place back after the store is closed.
    private readonly SemaphoreSlim _reading;
    private readonly SemaphoreSlim _readingForSystem;
#pragma warning restore CA2213

    public SqliteDatabase(StorageOptions options, ILogger logger)
        : this(options, logger, SqliteFiles.Log, Lock(options)) =>
        _files = new SqliteDatabase(options, logger, SqliteFiles.Evidence, taken: null);

    private SqliteDatabase(StorageOptions options, ILogger logger, string name, FolderLock? taken)
        : base(options, SqlLibrary.Sqlite)
    {
        _reading = new SemaphoreSlim(options.Connections);
        _readingForSystem = new SemaphoreSlim(options.Connections);
        var file = Path.Combine(options.Folder!, name);
        _readers = SqliteFiles.ConnectionString(file, readOnly: true, pooled: true);
        _lock = taken;
        if (!options.ReadOnly)
        {
            _writer = new SqliteWriter(this, file, logger);
        }
    }

    public override Database Files => _files ?? this;

    public override ValueTask EnqueueAsync(AppendJob job, CancellationToken cancellation) =>
        Writer.EnqueueAsync(job, cancellation);

    public override async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation, bool urgent = false)
    {
        var job = new SqliteWork<T>(work) { Urgent = urgent };
        await job.QueueAsync(Writer.EnqueueAsync(job, cancellation), Options.AnswerWithin, cancellation);
        return await job.WaitAsync(Options.AnswerWithin, cancellation);
    }

    public override async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation, bool urgent = false)
    {
        var began = Stopwatch.GetTimestamp();
        var places = urgent ? _readingForSystem : _reading;
        if (!await places.WaitAsync(Options.ReadWithin, cancellation))
        {
            throw new StorageUnavailableException("The store is overrun.");
        }

        // Off the caller's thread: SQLite reads block, and neither a grain's scheduler nor a caller may wait for a disk that hangs.
        var reading = Task.Run(() => ReadOnThreadAsync(work, places, cancellation), CancellationToken.None);
        try
        {
            var left = Options.ReadWithin - Stopwatch.GetElapsedTime(began);
            return await reading.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, TimeProvider.System, cancellation);
        }
        catch (TimeoutException e)
        {
            throw new StorageUnavailableException("The database did not answer.", e);
        }
    }

    public override async Task<DbConnection> OpenAsync(string file, bool toAlter, CancellationToken cancellation)
    {
        var path = Path.Combine(Options.Folder!, file);
        if (toAlter)
        {
            return SqliteFiles.OpenWriter(path);
        }

        var connection = new SqliteConnection(SqliteFiles.ConnectionString(path, readOnly: true, pooled: false));
        await connection.OpenAsync(cancellation);
        return connection;
    }

    public override object? ToDb(object? value) => ToSqlite(value);

    /// <summary>The value as SQLite takes it: text, whole numbers, bytes.</summary>
    public static object? ToSqlite(object? value) => value switch
    {
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        DateTime time => new DateTimeOffset(time).ToUnixTimeMilliseconds(),
        DateOnly day => AppendParts.AnchorDay(day),
        Guid id => id.ToString("D"),
        bool flag => flag ? 1L : 0L,
        _ => value,
    };

    public override async ValueTask DisposeAsync()
    {
        if (_files is not null)
        {
            await _files.DisposeAsync();
        }

        _writer?.Dispose();
        using (var pooled = new SqliteConnection(_readers))
        {
            SqliteConnection.ClearPool(pooled);
        }

        _lock?.Dispose();
    }

    private static FolderLock? Lock(StorageOptions options)
    {
        RestoredFolder.RefuseUnfinished(options.Folder!);
        return options.ReadOnly ? null : FolderLock.Take(options.Folder!);
    }

    private async Task<T> ReadOnThreadAsync<T>(Func<SqlSession, Task<T>> work, SemaphoreSlim places, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new SqliteConnection(_readers);
            await connection.OpenAsync(cancellation);
            return await work(new SqlSession(connection, null, this, cancellation));
        }
        catch (SqliteException e)
        {
            throw new StorageUnavailableException("The database did not answer.", e);
        }
        finally
        {
            places.Release();
        }
    }

    private SqliteWriter Writer => _writer ?? throw new InvalidOperationException("The store is open for reading only.");
}
