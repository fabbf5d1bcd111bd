namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    private static Decision? MergeArm(Act act, IncidentCommand command) => command switch
    {
        IncidentCommand.MergeInto c => MergeInto(act, c),
        IncidentCommand.SplitReport c => SplitReport(act, c),
        IncidentCommand.Absorb c => Absorb(act, c),
        IncidentCommand.Release c => Release(act, c),
        IncidentCommand.PlaceReport c => PlaceReport(act, c),
        IncidentCommand.LeaveReports c => LeaveReports(act, c),
        _ => null,
    };

    private static Decision MergeInto(Act act, IncidentCommand.MergeInto c) => NotTaking(act, c, c.Into, c.Other)
        ?? Decision.Yes(new IncidentEvent.IncidentMerged(c.Into, c.Reason, [.. act.State.Facts.Reports.Select(report => report.ReportId)], StaysOpen(act.State)));

    private static Decision SplitReport(Act act, IncidentCommand.SplitReport c)
    {
        if (c.Grounds?.Book.Find(c.ReportId) is not { } line)
        {
            return Decision.No(RefusalCode.ReportUnknown, field: "report", args: ("report", c.ReportId));
        }

        if (c.Grounds.Book.Lines.Count == 1)
        {
            return Decision.No(RefusalCode.LastReport, field: "report");
        }

        return (c.Into is null ? null : NotTaking(act, c, c.Into, c.Other))
            ?? Leave(act, c.Grounds, new IncidentEvent.ReportSplit(c.ReportId, c.Into, c.Reason, line.Facts.In, ReportLabel.Of(line.Facts)));
    }

    /// <summary>As with a correction, the state is told again without those reports.</summary>
    private static Decision Leave(Act act, LeavingGrounds grounds, IncidentEvent e)
    {
        act.Restart(grounds.Without);
        return Decision.Yes(e);
    }

    /// <summary>What was taken back before it came is not taken in any more.</summary>
    private static Decision Absorb(Act act, IncidentCommand.Absorb c)
    {
        if (c.Version <= act.State.Released.GetValueOrDefault(c.From))
        {
            return Nothing;
        }

        var known = act.State.Facts.Reports.Select(report => report.ReportId).ToHashSet(StringComparer.Ordinal);
        return Decision.Yes(new IncidentEvent.IncidentAbsorbed(c.From, c.Version, c.By, c.Reason, c.Facts with { Reports = [.. c.Facts.Reports.Where(report => !known.Contains(report.ReportId))] }, c.StaysOpen));
    }

    /// <summary>What is still on its way here is waited for: one cannot take back what has not come.</summary>
    private static Decision Release(Act act, IncidentCommand.Release c)
    {
        if (c.Version <= act.State.Released.GetValueOrDefault(c.From))
        {
            return Nothing;
        }

        if (c.Grounds is not { } grounds || act.State.Absorbed.Find(absorbed => absorbed.From == c.From && absorbed.Version == c.Merged) is not { } mark)
        {
            return Decision.No(RefusalCode.NotAbsorbed, args: ("incident", c.From));
        }

        var astray = Astray(act.State, mark, grounds.Book);
        return Leave(act, grounds, new IncidentEvent.IncidentReleased(c.From, c.Version, c.Reason, grounds.Reports, astray.Count == 0 ? null : astray));
    }

    /// <summary>Reports that came meanwhile by what the other one is known by and this one is not.</summary>
    private static IReadOnlyList<string> Astray(IncidentState state, AbsorbedMark mark, ReportBook book)
    {
        var drill = state.Drill is not null;
        var own = book.Lines.Where(line => line.From is null).ToLookup(line => line.HeardBefore(mark), line => line.Facts);
        var known = own[true].SelectMany(report => SiteKey.AllOf(report, drill)).Concat(state.SiteKeys).ToHashSet(StringComparer.Ordinal);
        return [.. own[false].Where(report => SiteKey.AllOf(report, drill) is var keys && keys.Any(mark.Doors.Contains) && !keys.Any(known.Contains)).Select(report => report.ReportId)];
    }

    private static Decision PlaceReport(Act act, IncidentCommand.PlaceReport c) =>
        act.State.Split.Find(split => split.ReportId == c.ReportId && (split.Into != c.Into || (c.Into is null && !split.Voided))) is { } split ? Decision.Yes(new IncidentEvent.ReportPlaced(c.ReportId, c.Into, split.Report)) : Nothing;

    /// <summary>What does not count here any more cannot leave: word that goes round comes to its end.</summary>
    private static Decision LeaveReports(Act act, IncidentCommand.LeaveReports c) => c.Grounds is { Reports.Count: > 0 } grounds
        ? Leave(act, grounds, new IncidentEvent.ReportsLeft(grounds.Reports, c.Where, c.Into, c.Reason))
        : Nothing;

    /// <summary>Refuses an incident that cannot take what another one gives it.</summary>
    private static Decision? NotTaking(Act act, IncidentCommand command, string into, OtherIncident? other)
    {
        var named = ("incident", into);
        return other switch
        {
            _ when into == act.State.Id => Decision.No(RefusalCode.SameIncident, field: "into"),
            null => Decision.No(RefusalCode.OtherUnknown, field: "into", args: named),
            { Phase: Phase.Merged, MergedInto: { } to } => Decision.No(RefusalCode.OtherMerged, field: "into", args: [named, ("into", to)]),
            _ when other.Replay || other.Drill != act.State.Drill is not null => Decision.No(RefusalCode.DrillApart, field: "into", args: named),
            _ when !OtherIncident.Taking(other.Drill).Contains(other.Phase) => Decision.No(RefusalCode.OtherOver, field: "into", args: [named, ("phase", WireWord.Of(other.Phase)), ("command", PhaseTable.WordOf(command))]),
            _ => null,
        };
    }
}
