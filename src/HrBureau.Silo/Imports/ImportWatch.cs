using HrBureau.Contracts;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Wakes imports whose silo has stopped.</summary>
internal sealed class ImportWatch(IGrainFactory grains, SystemIdentity system, ILogger<ImportWatch> log) : StoreLoop("import-watch", log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        using (system.Act())
        {
            foreach (var import in await grains.GetGrain<IImportBookGrain>(ImportBookGrain.Key).Running())
            {
                await grains.GetGrain<IImportGrain>(import).GoOn();
            }
        }

        return Every;
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, TimeProvider.System, stop);

    protected override Task LeaveAsync() => Task.CompletedTask;
}
