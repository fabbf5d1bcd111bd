using System.Diagnostics;
using Npgsql;

namespace HrBureau.Benchmarks;

/// <summary>The same rows by plain Npgsql in batches made by hand: no callers, no chain, no answers. The limit.</summary>
internal sealed class BatchedPostgres : IAsyncDisposable
{
    private const int Batch = 128;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);
    private readonly long[] _versions = new long[LogLoad.Incidents];
    private readonly DateTime _at = TimeProvider.System.GetUtcNow().UtcDateTime;
    private readonly NpgsqlDataSource _source;
    private readonly string[] _sql = ["head", .. PlainSql.Parts];

    public BatchedPostgres(string connectionString) => _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        MaxAutoPrepare = 50,
        AutoPrepareMinUsages = 2,
    }.ConnectionString);

    public async Task<double> RunAsync()
    {
        var texts = _sql.Select(name => PlainSql.Read("batch_" + name)).ToArray();
        var connection = await _source.OpenConnectionAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await BeginAsync(connection).ConfigureAwait(false);
            var begin = Stopwatch.GetTimestamp();
            var done = 0;
            while (Stopwatch.GetElapsedTime(begin) < Round)
            {
                var rows = Enumerable.Range(0, Batch).Select(i => (done + i) % LogLoad.Incidents)
                    .Select(i => new PlainAppend(LogLoad.Incident(i), ++_versions[i], Guid.NewGuid(), _at)).ToArray();
                var batch = new NpgsqlBatch(connection);
                await using (batch.ConfigureAwait(false))
                {
                    foreach (var text in texts)
                    {
                        batch.BatchCommands.Add(Command(text, rows));
                    }

                    await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
                }

                done += Batch;
            }

            return done / Stopwatch.GetElapsedTime(begin).TotalSeconds;
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static NpgsqlBatchCommand Command(string sql, PlainAppend[] rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        Add("incident", r => r.Incident);
        Add("version", r => r.Version);
        Add("event_id", r => r.EventId);
        Add("at", r => r.At);
        Add("due", r => r.Due);
        Add("payload", _ => PlainAppend.Payload);
        Add("trace", _ => PlainAppend.Trace);
        Add("salt", _ => PlainAppend.Salt);
        Add("hash", _ => PlainAppend.Hash);
        Add("key", r => r.Key);
        Add("body_hash", _ => "sha");
        Add("reply", _ => "{\"version\":1}");
        Add("owed_id", r => r.OwedId);
        Add("urgency", r => r.Urgency);
        Add("search", _ => "employer project place");
        return command;

        void Add<T>(string name, Func<PlainAppend, T> value)
        {
            if (sql.Contains('@' + name, StringComparison.Ordinal))
            {
                command.Parameters.Add(new NpgsqlParameter<T[]>(name, Array.ConvertAll(rows, r => value(r))));
            }
        }
    }

    private async Task BeginAsync(NpgsqlConnection connection)
    {
        if (_versions[0] > 0)
        {
            return;
        }

        var first = PlainSql.Read("plain_head_first");
        for (var i = 0; i < LogLoad.Incidents; i++)
        {
            var command = connection.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
#pragma warning disable CA2100 // The text comes from an embedded file.
                command.CommandText = first;
#pragma warning restore CA2100
                command.Parameters.Add(new NpgsqlParameter("incident", LogLoad.Incident(i)));
                command.Parameters.Add(new NpgsqlParameter("hash", PlainAppend.Hash));
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
                _versions[i] = 1;
            }
        }
    }
}
