using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Data.Sqlite;

namespace HrBureau.Benchmarks;

/// <summary>The same rows by Microsoft.Data.Sqlite: WAL, synchronous=FULL, prepared, one transaction per act, one writer at a time.</summary>
internal sealed class PlainSqlite : IYardstick
{
    private readonly PlainIncident[] _incidents;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands;

    public PlainSqlite(StoragePlace place, IEnumerable<PlainIncident> incidents)
    {
        _incidents = [.. incidents];
        _connection = new SqliteConnection(SqliteFiles.ConnectionString(Path.Combine(place.Options().Folder!, SqliteFiles.Log), readOnly: false, pooled: false));
        _connection.Open();
        using (var pragmas = _connection.CreateCommand())
        {
            pragmas.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory";
            pragmas.ExecuteNonQuery();
        }

        _commands = RowKind.Columns.Keys.ToDictionary(kind => kind, Prepare);
    }

    public Task BeginAsync()
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var row in _incidents.SelectMany(incident => incident.Start))
        {
            Run(row, transaction);
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    public Task<double> RunAsync() => CommandLoad.RunAsync(_incidents.Length, WriteAsync);

    public ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WriteAsync(int number)
    {
        await _turn.WaitAsync();
        try
        {
            Write(_incidents[number].NextAct());
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Write(IReadOnlyList<TracedRow> rows)
    {
        using var transaction = _connection.BeginTransaction();
        if (Run(rows[0], transaction) != 1)
        {
            throw new InvalidOperationException("The head moved.");
        }

        foreach (var row in rows.Skip(1))
        {
            Run(row, transaction);
        }

        transaction.Commit();
    }

    private int Run(TracedRow row, SqliteTransaction transaction)
    {
        var command = _commands[row.Kind];
        command.Transaction = transaction;
        for (var i = 0; i < row.Values.Length; i++)
        {
            command.Parameters[i].Value = row.Values[i] switch
            {
                null => DBNull.Value,
                DateTime time => new DateTimeOffset(time).ToUnixTimeMilliseconds(),
                Guid id => id.ToString("D"),
                bool flag => flag ? 1L : 0L,
                var value => value,
            };
        }

        return command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string kind)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from an embedded file.
        command.CommandText = YardstickSql.Read("plain_" + kind);
#pragma warning restore CA2100
        foreach (var column in RowKind.Columns[kind])
        {
            command.Parameters.Add(new SqliteParameter('@' + column.Name, DBNull.Value));
        }

        return command;
    }
}
