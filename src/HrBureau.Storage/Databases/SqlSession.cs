using System.Data.Common;

namespace HrBureau.Storage;

/// <summary>A connection with the statements of its dialect. On SQLite every call completes before it returns.</summary>
internal sealed class SqlSession(DbConnection connection, DbTransaction? transaction, Database database, CancellationToken cancellation)
{
    public Task<int> ExecuteAsync(string statement, params (string Name, object? Value)[] values) =>
        RunAsync(database.Sql[statement], values, command => command.ExecuteNonQueryAsync(cancellation));

    /// <summary>Runs a word of transaction control that has no file.</summary>
    public Task ControlAsync(string text) => RunAsync(text, [], command => command.ExecuteNonQueryAsync(cancellation));

    /// <summary>Keeps a plan that was right while a table was small from reading all of it when it is large.</summary>
    public Task PlanByIndexAsync() => database.Options.Kind == StorageKind.Postgres ? ControlAsync("set local enable_seqscan = off") : Task.CompletedTask;

    public Task<IReadOnlyList<T>> QueryAsync<T>(string statement, Func<SqlRow, T> read, params (string Name, object? Value)[] values) =>
        RunAsync(database.Sql[statement], values, async command =>
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(read(new SqlRow(reader)));
            }

            return (IReadOnlyList<T>)rows;
        });

    public async Task<T?> FindAsync<T>(string statement, Func<SqlRow, T> read, params (string Name, object? Value)[] values)
        where T : class
    {
        var rows = await QueryAsync(statement, read, values);
        return rows.Count == 0 ? null : rows[0];
    }

    private async Task<T> RunAsync<T>(string text, (string Name, object? Value)[] values, Func<DbCommand, Task<T>> run)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from the embedded .sql files only.
        command.CommandText = text;
#pragma warning restore CA2100
        command.Transaction = transaction;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = database.ToDb(value) ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return await run(command);
    }
}
