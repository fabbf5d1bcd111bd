using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace HrBureau.Silo;

/// <summary>A loop of this silo over rows of the store: runs from joining the cluster until leaving it, and outlives every failure of a turn.</summary>
internal abstract class StoreLoop(string name, ILogger log) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public virtual void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(Name, ServiceLifecycleStage.Active, StartAsync, StopAsync);

    public void Dispose()
    {
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string Name { get; } = name;

    protected ILogger Log { get; } = log;

    protected bool IsStopping => _stop.IsCancellationRequested;

    /// <summary>Looks once at the store.</summary>
    /// <returns>How long to sleep; zero looks again at once.</returns>
    protected abstract Task<TimeSpan> TurnAsync(CancellationToken stop);

    protected abstract Task SleepAsync(TimeSpan atMost, CancellationToken stop);

    /// <summary>Ends when nothing that was begun is under way any more.</summary>
    protected virtual Task UntilIdleAsync() => Task.CompletedTask;

    /// <summary>Gives back what this silo had claimed.</summary>
    protected abstract Task LeaveAsync();

    private Task StartAsync(CancellationToken cancellation)
    {
        // A flow of its own: neither the starter's trace nor its call context belongs to what the loop does.
        using (ExecutionContext.SuppressFlow())
        {
            _running = Task.Run(RunAsync, CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    private async Task StopAsync(CancellationToken cancellation)
    {
        await _stop.CancelAsync();

        // What is given back while it is under way is done twice; what takes too long is given back all the same.
        foreach (var step in (Func<Task>[])[() => _running, UntilIdleAsync, LeaveAsync])
        {
            try
            {
                await step().WaitAsync(StopWithin, TimeProvider.System, cancellation);
            }
            catch (Exception e)
            {
                // Claims lapse by themselves; leaving must not wait for a store that is away.
                Log.LoopFailed(Name, e.GetType().Name);
            }
        }
    }

    private async Task RunAsync()
    {
        string? fault = null;
        while (!_stop.IsCancellationRequested)
        {
            TimeSpan sleep;
            try
            {
                // Looking is no act of anybody: its spans would drown the rest.
                using var silent = SuppressInstrumentationScope.Begin();
                sleep = await TurnAsync(_stop.Token);
                if (fault is not null)
                {
                    Log.LoopRecovered(Name);
                    fault = null;
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Said once: a store that is away for minutes is one fault, not hundreds.
                if (e.GetType().Name is var now && now != fault)
                {
                    Log.LoopFailed(Name, now);
                    fault = now;
                }

                sleep = AfterFailure;
            }

            if (sleep > TimeSpan.Zero)
            {
                await SleepAsync(sleep, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
