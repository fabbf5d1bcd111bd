using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HrBureau.Storage;

/// <summary>PostgreSQL: reads and intake share a pool; the log writer, the due watch, the dispatcher and what they make the system read have one that those cannot exhaust.</summary>
internal sealed class PostgresDatabase : Database
{
    private const int ReservedConnections = 6;

    /// <summary>What is due and owed comes and goes: a plan that reads the whole table was right while it was small, and then reads every dead row until the next vacuum.</summary>
    private const string ByIndex = "-c enable_seqscan=off";

    /// <summary>Whoever waits for an act was told long before that nobody knows; a machine that lost its power says nothing, and every act of this silo waits behind the one that was sent to it.</summary>
    private static readonly TimeSpan LongestReserved = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestShared = TimeSpan.FromSeconds(10);

    /// <summary>A driver that was told to stop asks the server first; a frozen one never says, and its caller must not wait for that.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    private readonly NpgsqlDataSource _shared;
    private readonly NpgsqlDataSource _reserved;
    private readonly PostgresAppender? _appender;

    public PostgresDatabase(StorageOptions options, ILogger logger)
        : base(options, SqlLibrary.Postgres)
    {
        _shared = Source(options.ConnectionString!, options.Connections, "hrbureau", LongestShared);
        _reserved = Source(options.ConnectionString!, ReservedConnections, "hrbureau-writer", LongestReserved, ByIndex);
        _appender = options.ReadOnly ? null : new PostgresAppender(this, _reserved, logger);
    }

    public override ValueTask EnqueueAsync(AppendJob job, CancellationToken cancellation) =>
        (_appender ?? throw ReadOnlyFault()).EnqueueAsync(job, cancellation);

    public override async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation, bool urgent = false)
    {
        if (Options.ReadOnly)
        {
            throw ReadOnlyFault();
        }

        try
        {
            return await WriteOnceAsync(work, urgent, cancellation).WaitAsync(Options.AnswerWithin + Grace, TimeProvider.System, cancellation);
        }
        catch (TimeoutException e)
        {
            throw new UnknownOutcomeException("The database did not say in time what became of the work.", e);
        }
    }

    public override async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation, bool urgent = false)
    {
        try
        {
            return await ReadPooledAsync(work, urgent, cancellation).WaitAsync(Options.ReadWithin + Grace, TimeProvider.System, cancellation);
        }
        catch (TimeoutException e)
        {
            throw new StorageUnavailableException("The database did not answer.", e);
        }
    }

    private async Task<T> WriteOnceAsync<T>(Func<SqlSession, Task<T>> work, bool urgent, CancellationToken cancellation)
    {
        var sent = false;
        using var limit = new TimeLimit(Options.AnswerWithin, cancellation);
        try
        {
            await using var connection = await (urgent ? _reserved : _shared).OpenConnectionAsync(limit.Token);
            limit.Connected();
            await using var transaction = await connection.BeginTransactionAsync(limit.Token);
            var result = await work(new SqlSession(connection, transaction, this, limit.Token));
            sent = true;
            await transaction.CommitAsync(limit.Token);
            return result;
        }
        catch (Exception e) when (IsAway(e, cancellation))
        {
            throw sent
                ? new UnknownOutcomeException("The connection was lost while committing.", e)
                : new StorageUnavailableException("The database did not take the work.", e);
        }
    }

    private async Task<T> ReadPooledAsync<T>(Func<SqlSession, Task<T>> work, bool urgent, CancellationToken cancellation)
    {
        using var limit = new TimeLimit(Options.ReadWithin, cancellation);
        for (var again = false; ; again = true)
        {
            try
            {
                await using var connection = await (urgent ? _reserved : _shared).OpenConnectionAsync(limit.Token);
                limit.Connected();
                return await work(new SqlSession(connection, null, this, limit.Token));
            }
            catch (NpgsqlException e) when (!again && IsCut(e))
            {
                // Kept from before the server was started again: the pool has dropped it and its like, and what is read may be read twice.
                limit.Disconnected();
            }
            catch (Exception e) when (IsAway(e, cancellation))
            {
                throw new StorageUnavailableException("The database did not answer.", e);
            }
        }
    }

    public override async Task<DbConnection> OpenAsync(string file, bool toAlter, CancellationToken cancellation)
    {
        var role = toAlter ? Options.AdminConnectionString ?? Options.ConnectionString : Options.ConnectionString;
        var own = new NpgsqlConnectionStringBuilder(role) { Pooling = false, Timeout = 5 };
        if (toAlter)
        {
            // A script takes as long as it takes; that the server is gone is told by the connection.
            (own.CommandTimeout, own.TcpKeepAlive) = (0, true);
        }

        var connection = new NpgsqlConnection(own.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    public override object? ToDb(object? value) => value switch
    {
        DateTimeOffset time => Times.Utc(time),
        DateOnly day => AppendParts.AnchorDay(day),
        _ => value,
    };

    public override async ValueTask DisposeAsync()
    {
        if (_appender is not null)
        {
            await _appender.DisposeAsync();
        }

        await _shared.DisposeAsync();
        await _reserved.DisposeAsync();
    }

    /// <summary>Whether the database is away rather than refusing this very work.</summary>
    internal static bool IsAway(Exception fault, CancellationToken caller) => fault switch
    {
        OperationCanceledException => !caller.IsCancellationRequested,
        PostgresException e => e.SqlState[..2] is "08" or "53" or "57" or "58" or "40" or "25",
        NpgsqlException or TimeoutException or IOException or System.Net.Sockets.SocketException => true,
        _ => false,
    };

    private static bool IsCut(NpgsqlException fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown } || fault.InnerException is IOException or System.Net.Sockets.SocketException;

    private static NpgsqlDataSource Source(string connectionString, int size, string name, TimeSpan longest, string settings = "")
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var own = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = size, MinPoolSize = 0 };
        Default("Timeout", () => own.Timeout = 2);
        Default("Command Timeout", () => own.CommandTimeout = (int)longest.TotalSeconds);
        Default("Cancellation Timeout", () => own.CancellationTimeout = 300);
        Default("Max Auto Prepare", () => own.MaxAutoPrepare = 100);
        Default("Auto Prepare Min Usages", () => own.AutoPrepareMinUsages = 2);
        Default("No Reset On Close", () => own.NoResetOnClose = true); // Nothing here changes a session's state.
        Default("Application Name", () => own.ApplicationName = name);
        own.Options = $"{own.Options} {settings}".Trim() is { Length: > 0 } options ? options : null;
        return NpgsqlDataSource.Create(own.ConnectionString);

        void Default(string key, Action set)
        {
            if (!given.ShouldSerialize(key))
            {
                set();
            }
        }
    }

    private static InvalidOperationException ReadOnlyFault() => new("The store is open for reading only.");
}
