using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HrBureau.Storage;

/// <summary>The group-commit writer: whatever waits goes into one transaction and one round trip.</summary>
internal sealed class PostgresAppender : IAsyncDisposable
{
    private const int Attempts = 3;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);
    private readonly Database _database;
    private readonly PostgresFlush _flush;
    private readonly ILogger _logger;
    private readonly WriteQueue _queue;
    private readonly Task _loop;

    public PostgresAppender(Database database, NpgsqlDataSource source, ILogger logger)
    {
        _database = database;
        _logger = logger;
        _flush = new PostgresFlush(database.Sql, source);
        _queue = new WriteQueue(database.Options.QueueLimit, database.Options.BatchLimit);
        using (ExecutionContext.SuppressFlow())
        {
            _loop = Task.Run(RunAsync);
        }
    }

    public ValueTask EnqueueAsync(AppendJob job, CancellationToken cancellation) => _queue.EnqueueAsync(job, cancellation);

    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _loop;
        await _flush.DisposeAsync();
    }

    private async Task RunAsync()
    {
        while (await _queue.WaitAsync())
        {
            var jobs = _queue.Take().ConvertAll(j => (AppendJob)j);
            if (jobs.Count > 0)
            {
                using var span = StorageTelemetry.StartFlush(jobs, "postgresql");
                var begin = Stopwatch.GetTimestamp();
                await CommitAsync(jobs);
                StorageTelemetry.FlushDuration.Record(Stopwatch.GetElapsedTime(begin).TotalSeconds);
            }
        }
    }

    private async Task CommitAsync(List<AppendJob> jobs)
    {
        await CommitTogetherAsync(jobs.FindAll(j => !j.Request.StandsAlone));
        foreach (var single in jobs.Where(j => j.Request.StandsAlone))
        {
            await CommitTogetherAsync([single]);
        }
    }

    private async Task CommitTogetherAsync(List<AppendJob> jobs)
    {
        var sent = false;
        for (var attempt = 1; jobs.Count > 0; attempt++)
        {
            try
            {
                await _flush.OpenAsync();
                var outcome = await _flush.RunAsync(jobs);
                await Failpoint.HitAsync("append.after-commit");
                Answer(jobs, outcome);
                return;
            }
            catch (FailpointException e)
            {
                Fail(jobs, new UnknownOutcomeException("The answer of the database was lost.", e));
                return;
            }
            catch (Exception e) when (PostgresDatabase.IsAway(e, CancellationToken.None))
            {
                // Sending the same entries again is safe: if the first commit went through, their own version
                // fences them off and the look-up finds their hash.
                sent |= e is not PostgresException;
                StorageLog.FlushLost(_logger, attempt, jobs.Count, e);
                await _flush.CloseAsync();
                jobs.RemoveAll(j => j.IsAnswered);
                if (attempt == Attempts)
                {
                    Fail(jobs, sent
                        ? new UnknownOutcomeException("The connection was lost while committing.", e)
                        : new StorageUnavailableException("The database did not take the work.", e));
                    return;
                }

                await Task.Delay(BetweenAttempts, TimeProvider.System, CancellationToken.None);
            }
            catch (Exception e)
            {
                await _flush.CloseAsync();
                await IsolateAsync(jobs, e);
                return;
            }
        }
    }

    /// <summary>One of the batch is refused for good: halves are tried until it stands alone.</summary>
    private async Task IsolateAsync(List<AppendJob> jobs, Exception fault)
    {
        if (jobs.Count == 1)
        {
            StorageLog.AppendRejected(_logger, fault);
            jobs[0].Fail(new AppendRejectedException("The database refuses this append.", fault));
            return;
        }

        var half = jobs.Count / 2;
        await CommitTogetherAsync(jobs[..half]);
        await CommitTogetherAsync(jobs[half..]);
    }

    private void Answer(List<AppendJob> jobs, FlushOutcome outcome)
    {
        foreach (var job in jobs)
        {
            if (outcome.Moved.Contains(job.Request.Incident))
            {
                job.Succeed();
            }
            else if (outcome.Refused is { } refused)
            {
                job.Answer(refused);
            }
            else
            {
                _ = AppendLookup.AnswerAsync(_database, job);
            }
        }
    }

    private static void Fail(List<AppendJob> jobs, Exception fault) => jobs.ForEach(j => j.Fail(fault));
}
