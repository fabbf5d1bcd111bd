using System.Diagnostics;
using HrBureau.TestKit;
using Npgsql;

namespace HrBureau.Benchmarks;

/// <summary>The rows an import left, written again by plain Npgsql in batches made by hand: no decisions, no answers, nothing written twice. The limit.</summary>
internal sealed class CopiedRows : IAsyncDisposable
{
    /// <summary>Reports whose rows go into one transaction.</summary>
    public const int Batch = 128;

    private static readonly string[] Tables = ["report", "open_site", "incident_head", "incident_event", "head_anchor", "command_reply", "due", "board", "desk", "visibility", "person_key", "snapshot"];

    private readonly List<CopiedTable> _tables = [];
    private readonly NpgsqlDataSource _source;
    private readonly int _reports;

    private CopiedRows(StoragePlace into, int reports)
    {
        _reports = reports;
        _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(into.Options().ConnectionString) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 }.ConnectionString);
    }

    /// <summary>Reads what an import left.</summary>
    public static async Task<CopiedRows> TakeAsync(StoragePlace from, StoragePlace into, int reports)
    {
        var rows = new CopiedRows(into, reports);
        await using var connection = await from.ConnectAsync();
        foreach (var table in Tables)
        {
            rows._tables.Add(await CopiedTable.ReadAsync(connection, table));
        }

        return rows;
    }

    /// <returns>Reports per second.</returns>
    public async Task<double> RunAsync()
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using (var empty = connection.CreateCommand())
        {
#pragma warning disable CA2100 // Names of our own tables only.
            empty.CommandText = $"alter table incident_event disable trigger user; alter table head_anchor disable trigger user; truncate {string.Join(", ", Tables)}";
#pragma warning restore CA2100
            await empty.ExecuteNonQueryAsync();
        }

        var batches = _reports / Batch;
        var begin = Stopwatch.GetTimestamp();
        for (var number = 0; number < batches; number++)
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var table in _tables)
            {
                if (table.Part(number, batches) is { } command)
                {
                    batch.BatchCommands.Add(command);
                }
            }

            await batch.ExecuteNonQueryAsync();
        }

        return _reports / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
