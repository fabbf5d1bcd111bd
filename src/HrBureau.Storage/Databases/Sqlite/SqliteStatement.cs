using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HrBureau.Storage;

/// <summary>
/// A prepared statement, used below the ADO.NET driver: that looks every parameter up by name on every execution,
/// which costs the writer more than the rows.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    public SqliteStatement(sqlite3 connection, string text)
    {
        _connection = connection;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection, text, out _statement), connection);
        for (var i = 1; i <= raw.sqlite3_bind_parameter_count(_statement); i++)
        {
            _positions.Add(raw.sqlite3_bind_parameter_name(_statement, i).utf8_to_string()[1..], i);
        }
    }

    public void Bind(string name, object? value)
    {
        // A column that one dialect needs and the other does not has no place here.
        if (!_positions.TryGetValue(name, out var i))
        {
            return;
        }

        var outcome = value switch
        {
            null => raw.sqlite3_bind_null(_statement, i),
            string text => raw.sqlite3_bind_text(_statement, i, text),
            long number => raw.sqlite3_bind_int64(_statement, i, number),
            int number => raw.sqlite3_bind_int64(_statement, i, number),
            byte[] bytes => raw.sqlite3_bind_blob(_statement, i, bytes),
            _ => throw new NotSupportedException($"No place for a {value.GetType().Name} in a statement."),
        };
        SqliteException.ThrowExceptionForRC(outcome, _connection);
    }

    /// <summary>Runs it and answers the text of the first column of the first row, if there is a row.</summary>
    public string? Run()
    {
        try
        {
            var outcome = raw.sqlite3_step(_statement);
            var answer = outcome == raw.SQLITE_ROW ? raw.sqlite3_column_text(_statement, 0).utf8_to_string() : null;
            while (outcome == raw.SQLITE_ROW)
            {
                outcome = raw.sqlite3_step(_statement);
            }

            if (outcome != raw.SQLITE_DONE)
            {
                SqliteException.ThrowExceptionForRC(outcome, _connection);
            }

            return answer;
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();
}
