namespace HrBureau.Storage;

/// <summary>Ends what takes too long. A driver that is told to stop asks the server first, and holds the thread that told it until a frozen server has kept it waiting long enough.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly ITimer _timer;
    private volatile bool _connected;

    public TimeLimit(TimeSpan within, CancellationToken caller)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(caller);
        _timer = TimeProvider.System.CreateTimer(static limit => ((TimeLimit)limit!).End(), this, within, Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token => _stop.Token;

    /// <summary>From now on the driver holds a connection; there are never more of those than the pools allow.</summary>
    public void Connected() => _connected = true;

    /// <summary>It waits for another one.</summary>
    public void Disconnected() => _connected = false;

    public void Dispose()
    {
        _timer.Dispose();
        _stop.Dispose();
    }

    private void End()
    {
        if (_connected)
        {
            // Not a thread of the pool: on a small machine a few that are held keep every answer waiting.
            new Thread(Stop) { IsBackground = true, Name = "database time limit" }.Start();
        }
        else
        {
            Stop();
        }
    }

    private void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work ended at the same moment.
        }
    }
}
