using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>A loop that claims rows for a short while and works on many of them at once. What fails is put off with its row; nothing waits for it.</summary>
/// <remarks>Claims and back-offs are in facts' time, which comes from <see cref="TimeProvider"/>; only the sleep between two looks is machine time.</remarks>
internal abstract class ClaimLoop<TClaim>(
    string name,
    int slots,
    int laneWidth,
    TimeSpan claimFor,
    TimeSpan longestSleep,
    WakeSignal signal,
    TimeProvider time,
    ILocalSiloDetails silo,
    ILogger log) : StoreLoop(name, log)
    where TClaim : class
{
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Rows under way, each with the claim made on it meanwhile.</summary>
    private readonly Dictionary<string, TClaim?> _running = new(StringComparer.Ordinal);

    private readonly Lanes<TClaim> _lanes = new(laneWidth);

    private bool _begun;

    protected TimeProvider Time { get; } = time;

    protected string Owner => silo.SiloAddress.ToParsableString();

    /// <summary>Whether a row claimed while it is under way stands for more to do than what was done.</summary>
    protected abstract bool IsNews(TClaim done, TClaim claimed);

    protected abstract string KeyOf(TClaim claim);

    /// <summary>What rows share that must not be asked for too much at once: in one lane few are worked on, the others stand in line.</summary>
    protected virtual string LaneOf(TClaim claim) => KeyOf(claim);

    /// <summary>Claims rows, but none of a lane in which some stand in line already.</summary>
    protected abstract Task<IReadOnlyList<TClaim>> ClaimAsync(DateTimeOffset now, int limit, IReadOnlyList<string> crowded, CancellationToken stop);

    /// <summary>When there will be something to claim.</summary>
    protected abstract Task<DateTimeOffset?> NextAsync(DateTimeOffset now, CancellationToken stop);

    /// <summary>Voids the claims of those who are certainly gone; the others lapse.</summary>
    protected abstract Task ReleaseDeadAsync(CancellationToken stop);

    /// <summary>Does what the row asks for; an exception puts it off.</summary>
    protected abstract Task WorkAsync(TClaim claim);

    /// <summary>Stores when to try again, and why.</summary>
    protected abstract Task PutOffAsync(TClaim claim, Exception cause);

    /// <summary>Gives back rows that were not tried.</summary>
    protected virtual Task PutBackAsync(IReadOnlyList<TClaim> claims, DateTimeOffset now, CancellationToken stop) => Task.CompletedTask;

    protected sealed override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        if (!_begun)
        {
            await ReleaseDeadAsync(stop);
            _begun = true;
        }

        var now = Time.GetUtcNow();
        var (free, crowded, late) = Look(now);
        if (late.Count > 0)
        {
            await PutBackAsync(late, now, stop);
        }

        if (free == 0)
        {
            return longestSleep;
        }

        var claims = await ClaimAsync(now, free, crowded, stop);
        foreach (var claim in claims)
        {
            Start(claim, now);
        }

        if (claims.Count == free)
        {
            return TimeSpan.Zero;
        }

        var next = await NextAsync(now, stop) - Time.GetUtcNow();
        return next is not { } soon || soon > longestSleep ? longestSleep : soon < ShortestSleep ? ShortestSleep : soon;
    }

    protected sealed override async Task UntilIdleAsync()
    {
        while (IsBusy())
        {
            await Task.Delay(BetweenLooks, TimeProvider.System);
        }

        bool IsBusy()
        {
            lock (_running)
            {
                return _running.Count > 0;
            }
        }
    }

    protected sealed override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => signal.SleepAsync(atMost, stop);

    /// <returns>Free slots, lanes to be left alone, and what stood in line until half its claim was over: it is put back before it lapses.</returns>
    private (int Free, IReadOnlyList<string> Crowded, IReadOnlyList<TClaim> Late) Look(DateTimeOffset now)
    {
        lock (_running)
        {
            var late = _lanes.SendAway(now - (claimFor / 2));
            return (slots - _running.Count, _lanes.Crowded, late);
        }
    }

    private void Start(TClaim claim, DateTimeOffset now)
    {
        lock (_running)
        {
            var key = KeyOf(claim);
            if (_running.ContainsKey(key))
            {
                _running[key] = claim;
                return;
            }

            if (!_lanes.Enter(LaneOf(claim), claim, now))
            {
                return;
            }

            _running.Add(key, null);
        }

        // A flow of its own: neither the loop's silence nor its trace belongs to the work.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => RunAsync(claim), CancellationToken.None);
        }
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

    /// <returns>What is to be worked on next: the claim made meanwhile, which left alone would stand until it lapses, or who stood in line.</returns>
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

            var next = _lanes.Leave(LaneOf(claim), out var drained);
            if (drained || _running.Count == slots)
            {
                signal.Ring();
            }

            _running.Remove(key);
            if (next is null || IsStopping)
            {
                return null;
            }

            _running.Add(KeyOf(next), null);
            return next;
        }
    }
}
