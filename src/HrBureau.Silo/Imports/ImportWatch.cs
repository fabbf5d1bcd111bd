using HrBureau.Contracts;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Wakes imports whose silo has stopped, and destroys tables that are a day old.</summary>
internal sealed class ImportWatch(IGrainFactory grains, SystemIdentity system, TimeProvider time, ILogger<ImportWatch> log) : StoreLoop("import-watch", log)
{
    /// <summary>Long enough to mend the rows that were not taken.</summary>
    public static readonly TimeSpan TablesKept = TimeSpan.FromDays(1);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        using (system.Act())
        {
            var book = grains.GetGrain<IImportBookGrain>(ImportBookGrain.Key);
            foreach (var import in await book.Running())
            {
                await TryAsync(import, one => one.GoOn(), stop);
            }

            foreach (var import in await book.Kept(time.GetUtcNow() - TablesKept))
            {
                await TryAsync(import, async one => await (await one.Expire() ? book.Forget(import) : Task.CompletedTask), stop);
            }
        }

        return Every;
    }

    /// <summary>One that cannot be woken keeps none of the others asleep, nor its table theirs.</summary>
    private async Task TryAsync(string import, Func<IImportGrain, Task> turn, CancellationToken stop)
    {
        try
        {
            await turn(grains.GetGrain<IImportGrain>(import));
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.ImportHeld(import, 0, e.GetType().Name);
        }
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, TimeProvider.System, stop);

    protected override Task LeaveAsync() => Task.CompletedTask;
}
