using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <inheritdoc cref="IIntakeGrain"/>
/// <remarks>The grain is a queue before the door, nothing more: that one site has one incident is decided by the store.</remarks>
[GrainType("intake")]
internal sealed partial class IntakeGrain(IntakeRoad road, MechanismSource mechanisms, StorePause pause) : Grain, IIntakeGrain
{
    public Task<ReportReply> Report(ReportGiven report)
    {
        var caller = Caller.Current!;
        if (ReportCheck.FirstFault(report, road.Now) is { } fault)
        {
            return Task.FromResult(Bare(CommandOutcome.Invalid, Refusals.View(fault)));
        }

        if (report.DrillScale is not null && !mechanisms.Current.MayIssue("open-drill", caller.Duties))
        {
            return Task.FromResult(Bare(CommandOutcome.Forbidden, Refusals.View(Refusal.Of(RefusalCode.DutyMissing, args: [("command", "open-drill")]))));
        }

        var read = road.Read(report, caller);
        return read.Unfit is { } unfit ? Task.FromResult(Bare(unfit.Outcome, unfit.Refusal)) : Enter(read, caller, Stopwatch.GetTimestamp());
    }

    private static ReportReply Bare(CommandOutcome outcome, RefusalView? refusal = null) => new(outcome, null, null, false, [], refusal);
}
