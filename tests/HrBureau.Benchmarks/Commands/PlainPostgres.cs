using HrBureau.TestKit;
using Npgsql;

namespace HrBureau.Benchmarks;

/// <summary>The same rows by plain Npgsql: the version checked, everything in one transaction per act.</summary>
internal sealed class PlainPostgres : IYardstick
{
    private readonly PlainIncident[] _incidents;
    private readonly NpgsqlDataSource _source;
    private readonly Dictionary<string, string> _sql = RowKind.Columns.Keys.ToDictionary(kind => kind, kind => YardstickSql.Positional("plain", kind));

    public PlainPostgres(StoragePlace place, IEnumerable<PlainIncident> incidents)
    {
        _incidents = [.. incidents];
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(place.Options().ConnectionString)
        {
            MaxPoolSize = CommandLoad.Callers,
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
        }.ConnectionString);
    }

    public async Task BeginAsync()
    {
        await using var connection = await _source.OpenConnectionAsync();
        foreach (var incident in _incidents)
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var row in incident.Start)
            {
                batch.BatchCommands.Add(Command(row));
            }

            await batch.ExecuteNonQueryAsync();
        }
    }

    public Task<double> RunAsync() => CommandLoad.RunAsync(_incidents.Length, WriteAsync);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task WriteAsync(int number)
    {
        var rows = _incidents[number].NextAct();
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var head = new NpgsqlBatch(connection, transaction))
        {
            head.BatchCommands.Add(Command(rows[0]));
            if (await head.ExecuteNonQueryAsync() != 1)
            {
                throw new InvalidOperationException("The head moved.");
            }
        }

        await using (var parts = new NpgsqlBatch(connection, transaction))
        {
            foreach (var row in rows.Skip(1))
            {
                parts.BatchCommands.Add(Command(row));
            }

            await parts.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private NpgsqlBatchCommand Command(TracedRow row)
    {
        var command = new NpgsqlBatchCommand(_sql[row.Kind]);
        foreach (var value in row.Values)
        {
            command.Parameters.Add(RowColumn.One(value));
        }

        return command;
    }
}
