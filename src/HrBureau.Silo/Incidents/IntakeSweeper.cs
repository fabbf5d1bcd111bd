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

    /// <summary>Reports that failed here, with when they may be tried again. A silo that starts anew tries all of them at once.</summary>
    private readonly Dictionary<string, Wait> _waits = new(StringComparer.Ordinal);

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        // As many more as wait, so that waiting ones never fill the head of the line.
        var pendings = await tables.PendingAsync(now - LeftAlone, Limit + _waits.Count, stop);
        var gone = _waits.Keys.Except(pendings.Select(pending => pending.ReportId)).ToList();
        gone.ForEach(report => _waits.Remove(report));
        foreach (var pending in pendings.Where(pending => !_waits.TryGetValue(pending.ReportId, out var wait) || wait.Until <= now))
        {
            await InOwnFlow(() => SettleAsync(pending, stop));
        }

        return Every;
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, TimeProvider.System, stop);

    protected override Task LeaveAsync() => Task.CompletedTask;

    /// <summary>Looking is not recorded; what is settled is an act.</summary>
    private static Task InOwnFlow(Func<Task> act)
    {
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(act);
        }
    }

    private async Task SettleAsync(PendingReport pending, CancellationToken stop)
    {
        using var span = SiloTelemetry.StartRoot(SiloTelemetry.SettleReportSpan, ActivityKind.Consumer, pending.TraceParent, pending.IncidentId);
        try
        {
            var outcome = await road.SettleAsync(pending, stop);
            if (outcome == CommandOutcome.Accepted)
            {
                _waits.Remove(pending.ReportId);
                Log.ReportSettled(pending.IncidentId, pending.ReportId);
            }
            else
            {
                span?.SetStatus(ActivityStatusCode.Error, outcome.ToString());
                Defer(null, pending, outcome.ToString());
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            span?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            Defer(e, pending, e.GetType().Name);
        }
    }

    private void Defer(Exception? cause, PendingReport pending, string outcome)
    {
        var attempts = _waits.TryGetValue(pending.ReportId, out var before) ? before.Attempts + 1 : 1;
        var until = time.GetUtcNow() + BackOff.After(attempts, cause);
        _waits[pending.ReportId] = new Wait(attempts, until);
        Log.ReportNotSettled(cause, pending.IncidentId, pending.ReportId, outcome, attempts, until);
    }

    private sealed record Wait(int Attempts, DateTimeOffset Until);
}
