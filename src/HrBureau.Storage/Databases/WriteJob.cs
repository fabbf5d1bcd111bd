using System.Diagnostics;

namespace HrBureau.Storage;

/// <summary>Work waiting for the writer. Whoever waits for it may give up while it has not been started.</summary>
internal abstract class WriteJob
{
    private const int Queued = 0;
    private const int Started = 1;
    private const int Abandoned = 2;
    private int _state = Queued;

    /// <summary>Whether it stands before all that is not: what is due must not wait for a flood.</summary>
    public bool Urgent { get; init; }

    public long QueuedAt { get; } = Stopwatch.GetTimestamp();

    /// <summary>False if nobody waits for it any more.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref _state, Started, Queued) != Abandoned;

    /// <summary>True if it had not been started and never will be.</summary>
    public bool TryAbandon() => Interlocked.CompareExchange(ref _state, Abandoned, Queued) == Queued;

    /// <summary>Waits until there is room for it in a queue.</summary>
    /// <exception cref="StorageUnavailableException">There was none in time, and it will never be started.</exception>
    public async ValueTask QueueAsync(ValueTask queued, TimeSpan within, CancellationToken cancellation)
    {
        if (queued.IsCompletedSuccessfully)
        {
            return;
        }

        try
        {
            await queued.AsTask().WaitAsync(within, TimeProvider.System, cancellation);
        }
        catch (TimeoutException e) when (TryAbandon())
        {
            throw new StorageUnavailableException("The store is overrun.", e);
        }
    }

    public abstract void Fail(Exception fault);
}
