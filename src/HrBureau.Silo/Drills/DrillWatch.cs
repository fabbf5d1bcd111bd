using HrBureau.Contracts;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Wakes replays whose silo has stopped.</summary>
internal sealed class DrillWatch(IGrainFactory grains, SystemIdentity system, ILogger<DrillWatch> log) : StoreLoop("drill-watch", log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        using (system.Act())
        {
            foreach (var drill in await grains.GetGrain<IDrillBookGrain>(IDrillBookGrain.Key).Running())
            {
                try
                {
                    await grains.GetGrain<IDrillGrain>(drill).GoOn();
                }
                catch (Exception e) when (!stop.IsCancellationRequested)
                {
                    // One that cannot be woken keeps none of the others asleep.
                    Log.DrillHeld(drill, 0, e.GetType().Name);
                }
            }
        }

        return Every;
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, TimeProvider.System, stop);

    protected override Task LeaveAsync() => Task.CompletedTask;
}
