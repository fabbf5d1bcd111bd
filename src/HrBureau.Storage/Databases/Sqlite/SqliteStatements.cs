using Microsoft.Data.Sqlite;

namespace HrBureau.Storage;

/// <summary>The writer's prepared statements.</summary>
internal sealed class SqliteStatements(SqliteConnection connection, SqlLibrary sql, SqliteDatabase database) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public SqliteCommand this[string name]
    {
        get
        {
            if (!_commands.TryGetValue(name, out var command))
            {
                command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from the embedded .sql files only.
                command.CommandText = sql[name];
#pragma warning restore CA2100
                _commands.Add(name, command);
            }

            return command;
        }
    }

    public void Bind(SqliteCommand command, string name, object? value)
    {
        var bound = database.ToDb(value) ?? DBNull.Value;
        if (command.Parameters.IndexOf(name) is var i and >= 0)
        {
            command.Parameters[i].Value = bound;
            return;
        }

        command.Parameters.Add(new SqliteParameter(name, bound));
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }
    }
}
