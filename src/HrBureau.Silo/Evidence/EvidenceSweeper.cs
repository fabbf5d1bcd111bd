using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Lets go of files that were begun and not finished within their time.</summary>
internal sealed class EvidenceSweeper(EvidenceFiles files, TimeProvider time, ILogger<EvidenceSweeper> log) : StoreLoop("evidence-sweeper", log)
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop) =>
        await files.SweepAsync(time.GetUtcNow() - EvidenceLimits.Lifetime, AtOnce, stop) == AtOnce ? TimeSpan.Zero : Every;

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, TimeProvider.System, stop);

    protected override Task LeaveAsync() => Task.CompletedTask;
}
