using HrBureau.Contracts;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Wakes imports whose silo has stopped, and destroys tables that are a day old.</summary>
internal sealed class ImportWatch(IGrainFactory grains, SystemIdentity system, TimeProvider time, ILogger<ImportWatch> log) : StoreLoop("import-watch", log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Long enough to mend the rows that were not taken.</summary>
    private static readonly TimeSpan TablesKept = TimeSpan.FromDays(1);

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        using (system.Act())
        {
            var book = grains.GetGrain<IImportBookGrain>(ImportBookGrain.Key);
            foreach (var import in await book.Kept(time.GetUtcNow() - TablesKept))
            {
                if (await grains.GetGrain<IImportGrain>(import).Expire())
                {
                    await book.Forget(import);
                }
            }

            foreach (var import in await book.Running())
            {
                try
                {
                    await grains.GetGrain<IImportGrain>(import).GoOn();
                }
                catch (Exception e) when (!stop.IsCancellationRequested)
                {
                    // One that cannot be woken keeps none of the others asleep.
                    Log.ImportHeld(import, 0, e.GetType().Name);
                }
            }
        }

        return Every;
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, TimeProvider.System, stop);

    protected override Task LeaveAsync() => Task.CompletedTask;
}
