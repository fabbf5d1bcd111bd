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

    public async Task<FlushOutcome> RunAsync(List<AppendJob> jobs)
    {
        await Failpoint.HitAsync("append.before-write");

        // In one order everywhere, so that two silos that meet wait for each other instead of forming a ring.
        jobs.Sort(static (a, b) => string.CompareOrdinal(a.Request.Incident, b.Request.Incident));
        if (!jobs[0].Request.StandsAlone && !Failpoint.IsArmed("append.before-commit"))
        {
            try
            {
                return await RunAllAsync(jobs);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidTextRepresentation)
            {
                // Somebody in the batch met a moved head: the others go again without him.
            }
        }

        return await RunStepwiseAsync(jobs);
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

    /// <summary>One round trip and, without an explicit transaction, one transaction: all of it stands or nothing.</summary>
    private async Task<FlushOutcome> RunAllAsync(List<AppendJob> jobs)
    {
        await using var batch = new NpgsqlBatch(_connection);
        batch.BatchCommands.Add(AppendHead.ForBatch(sql, jobs, all: true));
        AddParts(batch, jobs);
        await batch.ExecuteNonQueryAsync();
        return new FlushOutcome(jobs.Select(j => j.Request.Incident).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Asks first who may write, then writes for those.</summary>
    private async Task<FlushOutcome> RunStepwiseAsync(List<AppendJob> jobs)
    {
        await using var transaction = await _connection!.BeginTransactionAsync();
        var beside = jobs[0].Request.Beside is { } other ? new PostgresBeside(sql, _connection, transaction, jobs[0].Request.Incident, other) : null;
        await (beside?.LockBeforeAsync() ?? Task.CompletedTask);
        var moved = await MoveHeadsAsync(jobs, transaction);
        if (moved.Count == 0 || (beside is not null && !await beside.MeetsAsync()))
        {
            // Where the other incident has moved, as if this one had: who decided on it decides again.
            await transaction.RollbackAsync();
            return new FlushOutcome(new HashSet<string>());
        }

        // After the heads, as at the intake: incidents, then sites, then numbers.
        if ((await ComingAsync(jobs[0].Request, transaction) ?? await ClaimAsync(jobs[0].Request, transaction)) is { } refused)
        {
            await transaction.RollbackAsync();
            return new FlushOutcome(new HashSet<string>(), refused);
        }

        await using (var batch = new NpgsqlBatch(_connection, transaction))
        {
            AddParts(batch, jobs.FindAll(j => moved.Contains(j.Request.Incident)));
            await batch.ExecuteNonQueryAsync();
        }

        await Failpoint.HitAsync("append.before-commit");
        await transaction.CommitAsync();
        return new FlushOutcome(moved);
    }

    private void AddParts(NpgsqlBatch batch, List<AppendJob> jobs)
    {
        foreach (var part in AppendParts.All)
        {
            if (part.ForBatch(sql, jobs) is { } command)
            {
                batch.BatchCommands.Add(command);
            }
        }
    }

    private async Task<IReadOnlySet<string>> MoveHeadsAsync(List<AppendJob> jobs, NpgsqlTransaction transaction)
    {
        await using var batch = new NpgsqlBatch(_connection, transaction);
        batch.BatchCommands.Add(AppendHead.ForBatch(sql, jobs, all: false));
        var moved = new HashSet<string>(jobs.Count, StringComparer.Ordinal);
        await using var reader = await batch.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (!await reader.IsDBNullAsync(0))
            {
                moved.Add(reader.GetString(0));
            }
        }

        return moved;
    }

    /// <summary>Whoever merges into this one locks its head before he commits, so that his word is seen here; other words find a receiver that takes them in any phase.</summary>
    private async Task<AppendResult?> ComingAsync(AppendRequest request, NpgsqlTransaction transaction)
    {
        if (!request.EndsHere)
        {
            return null;
        }

        await using var command = Statement("append_coming", transaction);
        command.Parameters.Add(new NpgsqlParameter<string>("incident", request.Incident));
        return await command.ExecuteScalarAsync() is string coming ? new AppendResult.WordComing(coming) : null;
    }

    /// <summary>Takes the sites an append asks for; names who holds one that it must win.</summary>
    private async Task<AppendResult?> ClaimAsync(AppendRequest request, NpgsqlTransaction transaction)
    {
        foreach (var (key, mustWin) in request.AskedSites)
        {
            await using var command = Statement("append_site_claim", transaction);
            command.Parameters.Add(new NpgsqlParameter<string>("site_key", key));
            command.Parameters.Add(new NpgsqlParameter<string>("incident", request.Incident));
            command.Parameters.Add(new NpgsqlParameter<string?>("employer_key", request.SiteEmployer));
            command.Parameters.Add(new NpgsqlParameter<string?>("place", request.SitePlace));
            var holder = (string)(await command.ExecuteScalarAsync())!;
            if (mustWin && holder != request.Incident)
            {
                return new AppendResult.SiteTaken(holder);
            }
        }

        return null;
    }

    private NpgsqlCommand Statement(string name, NpgsqlTransaction transaction)
    {
        var command = _connection!.CreateCommand();
#pragma warning disable CA2100 // The text comes from the embedded .sql files only.
        command.CommandText = sql[name];
#pragma warning restore CA2100
        command.Transaction = transaction;
        return command;
    }
}
