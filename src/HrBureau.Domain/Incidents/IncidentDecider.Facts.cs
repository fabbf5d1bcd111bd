namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    private static Decision Report(Act act, IncidentCommand.Report command)
    {
        if (!act.State.Exists)
        {
            var drill = command.DrillScale is { } scale ? new DrillClock(act.Now, scale) : null;
            return Decision.Yes(new IncidentEvent.IncidentReported(command.IncidentId, command.Facts, command.SiteKey, command.MechanismHash, drill, command.ReceivedBy, command.ReceivedByAgency));
        }

        var known = act.State.Facts.Reports.Exists(report => report.ReportId == command.Facts.ReportId);
        return known ? Nothing : Decision.Yes(new IncidentEvent.ReportMerged(command.Facts, command.ReceivedBy, command.ReceivedByAgency));
    }

    private static Decision ChangeGrade(Act act, IncidentCommand.ChangeGrade command)
    {
        var grade = act.State.Grade;
        return command.Grade == grade.Value && !grade.Provisional && Rules.Lower(act.State, act.Mechanism, act.Today) is null
            ? Decision.No(RefusalCode.GradeUnchanged, Articles.Grades, "grade", args: ("grade", WireWord.Of(grade.Value)))
            : Decision.Yes(new IncidentEvent.GradeChanged(grade.Value, command.Grade, false, false, command.Reason));
    }
}
