using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Finishes reports that a crash left between their two transactions.</summary>
internal sealed class IntakeSweeper(IntakeTables tables, IntakeRoad road, TimeProvider time, ILogger<IntakeSweeper> log) : StoreLoop("intake-sweeper", log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Younger ones are most likely on their way.</summary>
    private static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(8);

    private const int Limit = 64;


    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        foreach (var pending in await tables.PendingAsync(now - LeftAlone, Limit, stop))
        {
            using var span = SiloTelemetry.StartRoot(SiloTelemetry.SettleReportSpan, ActivityKind.Consumer, pending.TraceParent, pending.IncidentId);
            await SettleAsync(pending, stop);
        }

        return Every;
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, TimeProvider.System, stop);

    protected override Task LeaveAsync() => Task.CompletedTask;

    private async Task SettleAsync(PendingReport pending, CancellationToken stop)
    {
        try
        {
            var outcome = await road.SettleAsync(pending, stop);
            if (outcome == CommandOutcome.Accepted)
            {
                log.ReportSettled(pending.IncidentId, pending.ReportId);
            }
            else
            {
                log.ReportNotSettled(null, pending.IncidentId, pending.ReportId, outcome.ToString());
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.ReportNotSettled(e, pending.IncidentId, pending.ReportId, e.GetType().Name);
        }
    }
}
