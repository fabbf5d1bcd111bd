using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <inheritdoc cref="IIntakeGrain"/>
/// <remarks>The grain is a queue before the door, nothing more: that one site has one incident is decided by the store.</remarks>
[GrainType("intake")]
internal sealed class IntakeGrain(IntakeRoad road, MechanismSource mechanisms) : Grain, IIntakeGrain
{
    public async Task<ReportReply> Report(ReportGiven report)
    {
        var caller = Caller.Current!;
        if (ReportCheck.FirstFault(report, road.Now) is { } fault)
        {
            return new ReportReply(CommandOutcome.Invalid, null, null, false, [], Refusals.View(fault));
        }

        if (report.DrillScale is not null && !mechanisms.Current.MayIssue("open-drill", caller.Duties))
        {
            var refusal = Refusal.Of(RefusalCode.DutyMissing, args: [("command", "open-drill")]);
            return new ReportReply(CommandOutcome.Forbidden, null, null, false, [], Refusals.View(refusal));
        }

        try
        {
            return await road.TakeAsync(report, caller);
        }
        catch (Exception e) when (e is StorageUnavailableException or UnknownOutcomeException or TimeoutException or OperationCanceledException)
        {
            return new ReportReply(CommandOutcome.TryAgain, null, null, false, [], null);
        }
    }
}
