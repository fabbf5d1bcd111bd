using Microsoft.Data.Sqlite;
using Npgsql;

namespace HrBureau.Storage;

/// <summary>One statement of an append, by the name of its file.</summary>
internal abstract class AppendPart(string statement)
{
    public string Statement { get; } = statement;

    /// <summary>The statement for a whole batch, or nothing when no append of the batch needs it.</summary>
    public abstract NpgsqlBatchCommand? ForBatch(SqlLibrary sql, IReadOnlyList<AppendJob> jobs, Guid flush);

    /// <summary>Runs the statement for each row of one append.</summary>
    public abstract void Run(SqliteStatements statements, AppendJob job);
}

/// <inheritdoc/>
internal sealed class AppendPart<TRow>(string statement, Func<AppendJob, IEnumerable<TRow>> rows, params AppendColumn<TRow>[] columns)
    : AppendPart(statement)
{
    public override NpgsqlBatchCommand? ForBatch(SqlLibrary sql, IReadOnlyList<AppendJob> jobs, Guid flush)
    {
        var all = new List<TRow>(jobs.Count);
        foreach (var job in jobs)
        {
            all.AddRange(rows(job));
        }

        if (all.Count == 0)
        {
            return null;
        }

        var command = new NpgsqlBatchCommand(sql[Statement]);
        foreach (var column in columns)
        {
            command.Parameters.Add(column.ToArray(all));
        }

        command.Parameters.Add(new NpgsqlParameter<Guid>("flush", flush));
        return command;
    }

    public override void Run(SqliteStatements statements, AppendJob job)
    {
        SqliteCommand? command = null;
        foreach (var row in rows(job))
        {
            command ??= statements[Statement];
            foreach (var column in columns)
            {
                statements.Bind(command, column.Name, column.ToValue(row));
            }

            command.ExecuteNonQuery();
        }
    }
}
