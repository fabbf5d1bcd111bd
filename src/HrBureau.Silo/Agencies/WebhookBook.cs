using System.Collections.Frozen;

namespace HrBureau.Silo;

/// <summary>This silo's short-lived copy of which agencies' own systems take notices, so that no act waits for them once it is there.</summary>
/// <param name="load">Asks the book.</param>
/// <param name="time">How old the copy is.</param>
internal sealed class WebhookBook(Func<Task<IReadOnlyList<string>>> load, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Where the book stood two seconds ago is known, nobody waits longer for where it stands now: its silo may just have died.</summary>
    private static readonly TimeSpan PatienceWithCopy = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    /// <summary>The first act of a silo waits so long for the book: what it does not ring now is rung by nobody. Then the ladder counts for more than the channel beside the desk.</summary>
    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromSeconds(4);

    /// <summary>After it waited in vain, so long no other act waits: the book is asked beside them.</summary>
    private static readonly TimeSpan BetweenWaits = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Task<Copy?>? _loading;
    private Copy? _copy;
    private int _changes;
    private DateTimeOffset? _waitedAt;

    public async ValueTask<IReadOnlySet<string>> AgenciesAsync()
    {
        lock (_gate)
        {
            if (_copy is { } copy && (time.GetUtcNow() - copy.At).Duration() < Fresh)
            {
                return copy.Agencies;
            }
        }

        return await WaitAsync() ?? FrozenSet<string>.Empty;
    }

    /// <summary>This silo has just changed it.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _changes++;
            _loading = null;
            _copy = _copy is { } copy ? copy with { At = DateTimeOffset.MinValue } : null;
        }
    }

    private async Task<IReadOnlySet<string>?> WaitAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        do
        {
            var loading = LoadOnceAsync();
            if (HasWaited() && !loading.IsCompleted)
            {
                return null;
            }

            if (await OrKeptAsync(loading) is { } loaded)
            {
                return loaded.Agencies;
            }

            await Task.Delay(BetweenTries, TimeProvider.System);
        }
        while (TimeProvider.System.GetElapsedTime(started) < PatienceAtStart);

        lock (_gate)
        {
            _waitedAt = time.GetUtcNow();
        }

        return null;
    }

    /// <returns>What the book says; what it said last, where it takes too long and was not just changed here.</returns>
    private async Task<Copy?> OrKeptAsync(Task<Copy?> loading)
    {
        var kept = Kept();
        try
        {
            return await loading.WaitAsync(kept is null ? Timeout.InfiniteTimeSpan : PatienceWithCopy, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            return kept;
        }
    }

    /// <summary>What the book said last, unless it was changed here since.</summary>
    private Copy? Kept()
    {
        lock (_gate)
        {
            return _copy?.At > DateTimeOffset.MinValue ? _copy : null;
        }
    }

    /// <summary>Whether an act has just waited for a book that was never read.</summary>
    private bool HasWaited()
    {
        lock (_gate)
        {
            return _copy is null && _waitedAt is { } at && (time.GetUtcNow() - at).Duration() < BetweenWaits;
        }
    }

    /// <summary>However many acts wait, the book is asked once.</summary>
    private Task<Copy?> LoadOnceAsync()
    {
        lock (_gate)
        {
            var changes = _changes;
            return _loading ??= Task.Run(() => LoadAsync(changes));
        }
    }

    /// <returns>What the book says; where it cannot be asked, what it said last.</returns>
    private async Task<Copy?> LoadAsync(int changes)
    {
        FrozenSet<string>? agencies = null;
        try
        {
            agencies = (await load().WaitAsync(Patience, TimeProvider.System)).ToFrozenSet(StringComparer.Ordinal);
        }
        catch (Exception)
        {
            // The desk is rung in any case: an act does not fail because of what stands beside it.
        }

        lock (_gate)
        {
            var copy = (agencies ?? _copy?.Agencies) is { } known ? new Copy(known, time.GetUtcNow()) : null;
            if (changes == _changes)
            {
                // Where it could not be asked, it is not asked again at once.
                (_loading, _copy) = (null, copy);
            }

            return copy;
        }
    }

    private sealed record Copy(FrozenSet<string> Agencies, DateTimeOffset At);
}
