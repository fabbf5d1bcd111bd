namespace HrBureau.Silo;

/// <summary>Wakes a loop of this process before its sleep is over. Rings that come together wake it once.</summary>
internal abstract class WakeSignal : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        if (_rung.CurrentCount > 0)
        {
            return;
        }

        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been rung and not heard yet: one waking is enough.
        }
    }

    /// <summary>Sleeps until rung, but no longer than asked.</summary>
    public Task SleepAsync(TimeSpan atMost, CancellationToken stop) => _rung.WaitAsync(atMost, stop);

    public void Dispose()
    {
        _rung.Dispose();
        GC.SuppressFinalize(this);
    }
}
