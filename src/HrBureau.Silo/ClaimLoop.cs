using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>A loop that claims rows for a short while and works on many of them at once. What fails is put off with its row; nothing waits for it.</summary>
/// <remarks>Claims and back-offs are in facts' time, which comes from <see cref="TimeProvider"/>; only the sleep between two looks is machine time.</remarks>
internal abstract class ClaimLoop<TClaim>(
    string name,
    int slots,
    TimeSpan longestSleep,
    WakeSignal signal,
    TimeProvider time,
    ILocalSiloDetails silo,
    ILogger log) : StoreLoop(name, log)
    where TClaim : class
{
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(1);

    /// <summary>Rows under way, each with the claim made on it meanwhile.</summary>
    private readonly Dictionary<string, TClaim?> _running = new(StringComparer.Ordinal);

    protected TimeProvider Time { get; } = time;

    protected string Owner => silo.SiloAddress.ToParsableString();

    /// <summary>Whether a row claimed while it is under way stands for more to do than what was done.</summary>
    protected abstract bool IsNews(TClaim done, TClaim claimed);

    protected abstract string KeyOf(TClaim claim);

    protected abstract Task<IReadOnlyList<TClaim>> ClaimAsync(DateTimeOffset now, int limit, CancellationToken stop);

    /// <summary>When there will be something to claim.</summary>
    protected abstract Task<DateTimeOffset?> NextAsync(DateTimeOffset now, CancellationToken stop);

    /// <summary>Does what the row asks for; an exception puts it off.</summary>
    protected abstract Task WorkAsync(TClaim claim);

    /// <summary>Stores when to try again, and why.</summary>
    protected abstract Task PutOffAsync(TClaim claim, Exception cause);

    /// <summary>Whether this claim may be worked on now; one that may not is put back.</summary>
    protected virtual bool Begin(TClaim claim) => true;

    protected virtual void End(TClaim claim)
    {
    }

    protected virtual Task PutBackAsync(IReadOnlyList<TClaim> claims, DateTimeOffset now, CancellationToken stop) => Task.CompletedTask;

    protected sealed override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        var free = Free();
        if (free == 0)
        {
            return longestSleep;
        }

        var now = Time.GetUtcNow();
        var claims = await ClaimAsync(now, free, stop);
        var refused = claims.Where(claim => !Start(claim)).ToList();
        if (refused.Count > 0)
        {
            await PutBackAsync(refused, now, stop);
        }

        if (claims.Count == free)
        {
            return TimeSpan.Zero;
        }

        var next = await NextAsync(now, stop) - Time.GetUtcNow();
        return next is not { } soon || soon > longestSleep ? longestSleep : soon < ShortestSleep ? ShortestSleep : soon;
    }

    protected sealed override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => signal.SleepAsync(atMost, stop);

    private int Free()
    {
        lock (_running)
        {
            return slots - _running.Count;
        }
    }

    /// <returns>False when the claim may not be worked on now.</returns>
    private bool Start(TClaim claim)
    {
        lock (_running)
        {
            var key = KeyOf(claim);
            if (_running.ContainsKey(key))
            {
                _running[key] = claim;
                return true;
            }

            if (!Begin(claim))
            {
                return false;
            }

            _running.Add(key, null);
        }

        // A flow of its own: neither the loop's silence nor its trace belongs to the work.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => RunAsync(claim), CancellationToken.None);
        }

        return true;
    }

    private async Task RunAsync(TClaim first)
    {
        for (var claim = first; claim is not null;)
        {
            var done = await TryAsync(claim);
            claim = Finish(claim, done);
        }
    }

    private async Task<bool> TryAsync(TClaim claim)
    {
        try
        {
            await WorkAsync(claim);
            return true;
        }
        catch (Exception e)
        {
            try
            {
                await PutOffAsync(claim, e);
            }
            catch (Exception away)
            {
                // The claim lapses by itself and the row is taken again.
                Log.LoopFailed(Name, away.GetType().Name);
            }

            return false;
        }
    }

    /// <returns>The claim made meanwhile when it is to be worked on at once: left alone it would stand until it lapses.</returns>
    private TClaim? Finish(TClaim claim, bool done)
    {
        lock (_running)
        {
            var key = KeyOf(claim);
            if (done && _running[key] is { } again && IsNews(claim, again))
            {
                _running[key] = null;
                return again;
            }

            End(claim);
            if (_running.Count == slots)
            {
                signal.Ring();
            }

            _running.Remove(key);
            return null;
        }
    }
}
