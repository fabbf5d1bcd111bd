using Microsoft.Data.Sqlite;

namespace HrBureau.Storage;

/// <summary>The writer's prepared statements, by file name.</summary>
internal sealed class SqliteStatements(SqliteConnection connection, SqlLibrary sql) : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    public SqliteStatement this[string name]
    {
        get
        {
            if (!_statements.TryGetValue(name, out var statement))
            {
                statement = new SqliteStatement(connection.Handle!, sql[name]);
                _statements.Add(name, statement);
            }

            return statement;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }
    }
}
