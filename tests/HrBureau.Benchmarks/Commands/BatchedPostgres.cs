using System.Diagnostics;
using HrBureau.TestKit;
using Npgsql;

namespace HrBureau.Benchmarks;

/// <summary>The same rows by plain Npgsql in batches made by hand: no callers, no decisions, no answers. The limit.</summary>
internal sealed class BatchedPostgres(StoragePlace place, IEnumerable<PlainIncident> incidents) : IYardstick
{
    public const int Batch = 128;

    private static readonly string[] Kinds = [RowKind.Head, RowKind.Event, RowKind.Reply, RowKind.Due, RowKind.Owed, RowKind.Settle, RowKind.Board];

    private readonly PlainIncident[] _incidents = [.. incidents];
    private readonly PlainPostgres _plain = new(place, incidents);
    private readonly Dictionary<string, string> _sql = Kinds.ToDictionary(kind => kind, kind => YardstickSql.Positional("batch", kind));
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(place.Options().ConnectionString)
    {
        MaxAutoPrepare = 50,
        AutoPrepareMinUsages = 2,
    }.ConnectionString);

    public Task BeginAsync() => _plain.BeginAsync();

    public async Task<double> RunAsync()
    {
        await using var connection = await _source.OpenConnectionAsync();
        var begin = Stopwatch.GetTimestamp();
        var done = 0;
        while (Stopwatch.GetElapsedTime(begin) < CommandLoad.Round)
        {
            var rows = Enumerable.Range(done, Batch).SelectMany(i => _incidents[i % _incidents.Length].NextAct()).ToLookup(row => row.Kind, row => row.Values);
            await using var batch = new NpgsqlBatch(connection);
            foreach (var kind in Kinds.Where(rows.Contains))
            {
                batch.BatchCommands.Add(Command(kind, [.. rows[kind]]));
            }

            await batch.ExecuteNonQueryAsync();
            done += Batch;
        }

        return done / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _plain.DisposeAsync();
        await _source.DisposeAsync();
    }

    private NpgsqlBatchCommand Command(string kind, List<object?[]> rows)
    {
        var command = new NpgsqlBatchCommand(_sql[kind]);
        var columns = RowKind.Columns[kind];
        for (var i = 0; i < columns.Length; i++)
        {
            command.Parameters.Add(columns[i].Many(rows, i));
        }

        return command;
    }
}
