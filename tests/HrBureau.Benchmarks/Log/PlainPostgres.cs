using Npgsql;

namespace HrBureau.Benchmarks;

/// <summary>The same rows by plain Npgsql: the version checked, everything in one transaction per act.</summary>
internal sealed class PlainPostgres : IAsyncDisposable
{
    private readonly long[] _versions = new long[LogLoad.Incidents];
    private readonly DateTime _at = TimeProvider.System.GetUtcNow().UtcDateTime;
    private readonly NpgsqlDataSource _source;
    private readonly (string Head, string First, string[] Parts) _sql =
        (PlainSql.Read("plain_head"), PlainSql.Read("plain_head_first"), [.. PlainSql.Parts.Select(p => PlainSql.Read("plain_" + p))]);

    public PlainPostgres(string connectionString) => _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        MaxPoolSize = LogLoad.Callers,
        MaxAutoPrepare = 50,
        AutoPrepareMinUsages = 2,
    }.ConnectionString);

    public Task<double> RunAsync() => LogLoad.RunAsync(AppendAsync);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task AppendAsync(int number)
    {
        var row = new PlainAppend(LogLoad.Incident(number), ++_versions[number], Guid.NewGuid(), _at);
        var connection = await _source.OpenConnectionAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var head = new NpgsqlBatch(connection, transaction);
                await using (head.ConfigureAwait(false))
                {
                    head.BatchCommands.Add(Command(row.Version == 1 ? _sql.First : _sql.Head, row));
                    if (await head.ExecuteNonQueryAsync().ConfigureAwait(false) != 1)
                    {
                        throw new InvalidOperationException("The head moved.");
                    }
                }

                var parts = new NpgsqlBatch(connection, transaction);
                await using (parts.ConfigureAwait(false))
                {
                    foreach (var sql in _sql.Parts)
                    {
                        parts.BatchCommands.Add(Command(sql, row));
                    }

                    await parts.ExecuteNonQueryAsync().ConfigureAwait(false);
                }

                await transaction.CommitAsync().ConfigureAwait(false);
            }
        }
    }

    private static NpgsqlBatchCommand Command(string sql, PlainAppend row)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var (name, value) in row.Values)
        {
            if (sql.Contains('@' + name, StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter(name, value));
            }
        }

        return command;
    }
}
