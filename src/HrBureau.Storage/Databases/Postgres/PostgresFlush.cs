using Npgsql;

namespace HrBureau.Storage;

/// <summary>Turns a batch of appends into one pipelined round trip on a connection of its own.</summary>
internal sealed class PostgresFlush(SqlLibrary sql, NpgsqlDataSource source) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;

    public async Task OpenAsync()
    {
        await Failpoint.HitAsync("append.before-open");
        _connection ??= await source.OpenConnectionAsync();
    }

    public async Task<FlushOutcome> RunAsync(IReadOnlyList<AppendJob> jobs)
    {
        await Failpoint.HitAsync("append.before-write");
        var claim = jobs[0].Request.ClaimSite is not null;
        if (!claim && !Failpoint.IsArmed("append.before-commit"))
        {
            // Without an explicit transaction the batch is one: sent with a single Sync, all or nothing.
            return new FlushOutcome(await SendAsync(jobs, null));
        }

        await using var transaction = await _connection!.BeginTransactionAsync();
        if (claim && await ClaimAsync(jobs[0].Request, transaction) is { } holder)
        {
            await transaction.RollbackAsync();
            return new FlushOutcome(new HashSet<string>(), holder);
        }

        var moved = await SendAsync(jobs, transaction);
        if (claim && moved.Count == 0)
        {
            await transaction.RollbackAsync();
            return new FlushOutcome(moved);
        }

        await Failpoint.HitAsync("append.before-commit");
        await transaction.CommitAsync();
        return new FlushOutcome(moved);
    }

    public async Task CloseAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<string?> ClaimAsync(AppendRequest request, NpgsqlTransaction transaction)
    {
        await using var command = _connection!.CreateCommand();
#pragma warning disable CA2100 // The text comes from the embedded .sql files only.
        command.CommandText = sql["append_site_claim"];
#pragma warning restore CA2100
        command.Transaction = transaction;
        command.Parameters.Add(new NpgsqlParameter<string>("site_key", request.ClaimSite!));
        command.Parameters.Add(new NpgsqlParameter<string>("incident", request.Incident));
        command.Parameters.Add(new NpgsqlParameter<string?>("employer_key", request.ClaimEmployer));
        var holder = (string)(await command.ExecuteScalarAsync())!;
        return holder == request.Incident ? null : holder;
    }

    private async Task<IReadOnlySet<string>> SendAsync(IReadOnlyList<AppendJob> jobs, NpgsqlTransaction? transaction)
    {
        await using var batch = new NpgsqlBatch(_connection, transaction);
        var flush = Guid.NewGuid();
        batch.BatchCommands.Add(AppendHead.ForBatch(sql, jobs, flush)!);
        foreach (var part in AppendParts.All)
        {
            if (part.ForBatch(sql, jobs, flush) is { } command)
            {
                batch.BatchCommands.Add(command);
            }
        }

        var moved = new HashSet<string>(jobs.Count, StringComparer.Ordinal);
        await using var reader = await batch.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            moved.Add(reader.GetString(0));
        }

        while (await reader.NextResultAsync())
        {
            // Only reading to the end tells whether the whole batch stands.
        }

        return moved;
    }
}
