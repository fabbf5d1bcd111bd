using HrBureau.Storage;
using Microsoft.Data.Sqlite;

namespace HrBureau.Benchmarks;

/// <summary>The same rows by Microsoft.Data.Sqlite: WAL, synchronous=FULL, prepared, one transaction per act.</summary>
internal sealed class PlainSqlite : IDisposable
{
    private readonly long[] _versions = new long[LogLoad.Incidents];
    private readonly DateTimeOffset _at = TimeProvider.System.GetUtcNow();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _head;
    private readonly SqliteCommand _first;
    private readonly SqliteCommand[] _parts;

    public PlainSqlite(string file)
    {
        _connection = new SqliteConnection(SqliteFiles.ConnectionString(file, readOnly: false, pooled: false));
        _connection.Open();
        using (var pragmas = _connection.CreateCommand())
        {
            pragmas.CommandText = "pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory";
            pragmas.ExecuteNonQuery();
        }

        _head = Prepare("plain_head");
        _first = Prepare("plain_head_first");
        _parts = [.. PlainSql.Parts.Select(p => Prepare("plain_" + p))];
    }

    public Task<double> RunAsync() => LogLoad.RunAsync(AppendAsync);

    public void Dispose()
    {
        _head.Dispose();
        _first.Dispose();
        foreach (var command in _parts)
        {
            command.Dispose();
        }

        _connection.Dispose();
        _turn.Dispose();
    }

    private async Task AppendAsync(int number)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            Append(new PlainAppend(LogLoad.Incident(number), ++_versions[number], Guid.NewGuid(), _at.UtcDateTime));
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Append(PlainAppend row)
    {
        using var transaction = _connection.BeginTransaction();
        if (Run(row.Version == 1 ? _first : _head, row, transaction) != 1)
        {
            throw new InvalidOperationException("The head moved.");
        }

        foreach (var part in _parts)
        {
            Run(part, row, transaction);
        }

        transaction.Commit();
    }

    private static int Run(SqliteCommand command, PlainAppend row, SqliteTransaction transaction)
    {
        command.Transaction = transaction;
        foreach (var (name, value) in row.Values)
        {
            if (command.Parameters.IndexOf('@' + name) is var i and >= 0)
            {
                command.Parameters[i].Value = value switch
                {
                    DateTime time => new DateTimeOffset(time).ToUnixTimeMilliseconds(),
                    Guid id => id.ToString("D"),
                    bool flag => flag ? 1L : 0L,
                    _ => value,
                };
            }
        }

        return command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string name)
    {
        var command = _connection.CreateCommand();
        var text = PlainSql.Read(name);
#pragma warning disable CA2100 // The text comes from an embedded file.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (var (parameter, _) in new PlainAppend(string.Empty, 0, Guid.Empty, _at.UtcDateTime).Values)
        {
            if (text.Contains('@' + parameter, StringComparison.Ordinal))
            {
                command.Parameters.Add(new SqliteParameter('@' + parameter, DBNull.Value));
            }
        }

        return command;
    }
}
