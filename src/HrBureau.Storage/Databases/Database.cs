using System.Data.Common;

namespace HrBureau.Storage;

/// <summary>What the tables need of a database, whichever it is.</summary>
internal abstract class Database(StorageOptions options, SqlLibrary sql) : IAsyncDisposable
{
    public StorageOptions Options { get; } = options;

    public SqlLibrary Sql { get; } = sql;

    public KnownAnchors Anchors { get; } = new();

    /// <summary>Where large files lie: the same database, or one beside it, so that they never hold up the log.</summary>
    public virtual Database Files => this;

    /// <summary>Queues an append; the job answers when it is durable or refused.</summary>
    public abstract ValueTask EnqueueAsync(AppendJob job, CancellationToken cancellation);

    /// <summary>Runs work in a transaction of its own; urgent work has connections that nothing else can exhaust.</summary>
    /// <exception cref="StorageException">The database did not take it, or did not say.</exception>
    public abstract Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation, bool urgent = false);

    /// <summary>Runs work on a reader's connection; urgent work has connections that nothing else can exhaust.</summary>
    public abstract Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation, bool urgent = false);

    /// <summary>Opens a connection to a database file, or to the server, with or without the right to alter tables.</summary>
    public abstract Task<DbConnection> OpenAsync(string file, bool toAlter, CancellationToken cancellation);

    /// <summary>The value as the database takes it.</summary>
    public abstract object? ToDb(object? value);

    public abstract ValueTask DisposeAsync();
}
