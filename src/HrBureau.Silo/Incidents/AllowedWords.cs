using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Command words a reader may issue now: the buttons of a page. What a button sends is decided again when it comes.</summary>
internal static class AllowedWords
{
    public static string[] Of(IncidentImage image, Caller caller, IReadOnlySet<string> posts) =>
        image.State.Drill is { Replay: not null } ? [] : [.. PhaseTable.Rows
            .Where(row => row.Phases.Contains(image.State.Phase) && !CommandDuty.SystemOnly.Contains(row.Command))
            .Where(row => RequestSteps.From(row.Command).Count == 0)
            .Where(row => image.Mechanism.MayIssue(row.Word, caller.Duties) && Fits(row.Command, image, caller, posts))
            .Select(row => row.Word)];

    private static bool Fits(Type command, IncidentImage image, Caller caller, IReadOnlySet<string> posts) => command.Name switch
    {
        nameof(IncidentCommand.TakeCharge) => image.State.Holder.Officer is not { } holder || !image.Mechanism.Serves(holder),
        nameof(IncidentCommand.HandOver) => GivenWork.MayHandOver(image.State.Holder.Officer, caller.Id, posts),
        nameof(IncidentCommand.AcceptHandOver) => image.State.Holder.OfferedTo == caller.Id,
        nameof(IncidentCommand.CompleteCallTask) => CallTasks.Open(image.State).Count > 0,
        nameof(IncidentCommand.VerifyReport) => !image.State.Facts.Verified || WorseReports.Of(image.State, image.Mechanism) is not null || NextSteps.Unseen(image.State, image.Mechanism).Any(),
        nameof(IncidentCommand.SplitReport) => image.State.Facts.ReportCount > 1,
        nameof(IncidentCommand.VoidIncident) => image.State.Absorbed.IsEmpty,
        _ => true,
    };
}
