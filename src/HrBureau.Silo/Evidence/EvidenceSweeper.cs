using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Lets go of files that were begun and not finished within their time, and of whole ones that became evidence of nothing; who had sent those stands in the access log.</summary>
internal sealed class EvidenceSweeper(EvidenceFiles files, AccessLog access, TimeProvider time, ILogger<EvidenceSweeper> log) : StoreLoop("evidence-sweeper", log)
{
    private const int AtOnce = 100;
    private const string Destroyed = "evidence-destroyed";
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var begun = await files.SweepAsync(now - EvidenceLimits.Lifetime, AtOnce, stop);
        var loose = await files.SweepLooseAsync(
            now - EvidenceLimits.Lifetime, AtOnce, file => access.WriteAsync(now, SystemIdentity.Name, file.Agency, file.Id, Destroyed, file.Uploader, stop), stop);
        foreach (var file in loose)
        {
            Log.FileDestroyed(file.Id);
        }

        return begun == AtOnce || loose.Count == AtOnce ? TimeSpan.Zero : Every;
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, TimeProvider.System, stop);

    protected override Task LeaveAsync() => Task.CompletedTask;
}
