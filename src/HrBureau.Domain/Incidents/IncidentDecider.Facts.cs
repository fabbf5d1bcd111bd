namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    private static Decision Report(Act act, IncidentCommand.Report command)
    {
        if (!act.State.Exists)
        {
            var drill = command.DrillScale is { } scale ? new DrillClock(act.Now, scale, command.Step?.Drill) : null;
            var opened = new IncidentEvent.IncidentReported(command.IncidentId, command.Facts, command.SiteKey, command.MechanismHash, drill, command.ReceivedBy, command.ReceivedByAgency, command.SplitFrom);
            // A table of a thousand old claims must not ring a thousand ladders; where something is going on, somebody is called whoever brought it.
            return command.HeldBy is { } officer && IsCalm(act, command.Facts) ? Decision.Yes([opened, new IncidentEvent.ChargeTaken(officer)]) : Decision.Yes(opened);
        }

        var known = act.State.Facts.Reports.Exists(report => report.ReportId == command.Facts.ReportId);
        return known ? Nothing : Decision.Yes(new IncidentEvent.ReportMerged(command.Facts with { ReportedAt = ReportedAt(act.State, command.Facts) }, command.ReceivedBy, command.ReceivedByAgency, command.SplitFrom));
    }

    /// <summary>Nothing is going on, and not so many are concerned that somebody must be called.</summary>
    private static bool IsCalm(Act act, ReportFacts facts) =>
        facts.Behaviours.All(behaviour => behaviour == Behaviour.None) && act.Mechanism.Assess(facts.Headcount ?? 0, new HashSet<Behaviour>(), act.Today) == Grade.General;

    /// <summary>Who reports goes by the clock on the wall; since a drill began its own runs apart from that.</summary>
    private static DateTimeOffset ReportedAt(IncidentState state, ReportFacts facts) =>
        state.Drill is { Replay: null } drill && facts.ReportedAt > drill.Anchor ? drill.ToDrill(facts.ReportedAt) : facts.ReportedAt;

    private static Decision ChangeGrade(Act act, IncidentCommand.ChangeGrade command)
    {
        var grade = act.State.Grade;
        return command.Grade == grade.Value && !grade.Provisional && Rules.Lower(act.State, act.Mechanism, act.Today) is null
            ? Decision.No(RefusalCode.GradeUnchanged, Articles.Grades, "grade", args: ("grade", WireWord.Of(grade.Value)))
            : Decision.Yes(new IncidentEvent.GradeChanged(grade.Value, command.Grade, false, false, command.Reason));
    }
}
