using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace HrBureau.Storage;

/// <summary>One statement of an append, by the name of its file.</summary>
internal abstract class AppendPart(string statement)
{
    public string Statement { get; } = statement;

    /// <summary>The statement for a whole batch, or nothing when no append of the batch needs it.</summary>
    /// <param name="sql">The dialect.</param>
    /// <param name="jobs">The batch.</param>
    /// <param name="more">Parameters after those of the columns.</param>
    public abstract NpgsqlBatchCommand? ForBatch(SqlLibrary sql, IReadOnlyList<AppendJob> jobs, params ReadOnlySpan<NpgsqlParameter> more);

    /// <summary>Runs the statement for each row of one append.</summary>
    public abstract void Run(SqliteStatements statements, AppendJob job);
}

/// <inheritdoc/>
internal sealed class AppendPart<TRow>(string statement, Func<AppendJob, IEnumerable<TRow>> rows, params AppendColumn<TRow>[] columns)
    : AppendPart(statement)
{
    private string? _positional;

    public override NpgsqlBatchCommand? ForBatch(SqlLibrary sql, IReadOnlyList<AppendJob> jobs, params ReadOnlySpan<NpgsqlParameter> more)
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

        var command = new NpgsqlBatchCommand(_positional ??= Positional(sql[Statement]));
        foreach (var column in columns)
        {
            command.Parameters.Add(column.ToArray(all));
        }

        foreach (var parameter in more)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Numbers the parameters once: named ones would be looked for in the text at every flush.</summary>
    private string Positional(string text)
    {
        var names = columns.Select(c => c.Name).Append("all").ToList();
        return Regex.Replace(text, "@([a-z_]+)", match => string.Create(CultureInfo.InvariantCulture, $"${names.IndexOf(match.Groups[1].Value) + 1}"));
    }

    public override void Run(SqliteStatements statements, AppendJob job)
    {
        SqliteStatement? statement = null;
        foreach (var row in rows(job))
        {
            statement ??= statements[Statement];
            foreach (var column in columns)
            {
                statement.Bind(column.Name, column.ToValue(row));
            }

            statement.Run();
        }
    }
}
