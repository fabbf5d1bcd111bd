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
        _ => null,
    };

    private static Decision MergeInto(Act act, IncidentCommand.MergeInto c) => NotTaking(act, c.Into, c.Other)
        ?? Decision.Yes(new IncidentEvent.IncidentMerged(c.Into, c.Reason, [.. act.State.Facts.Reports.Select(report => report.ReportId)], StaysOpen(act.State)));

    private static Decision SplitReport(Act act, IncidentCommand.SplitReport c)
    {
        if (c.Book?.Find(c.ReportId) is not { } line)
        {
            return Decision.No(RefusalCode.ReportUnknown, field: "report", args: ("report", c.ReportId));
        }

        if (c.Book.Lines.Count == 1)
        {
            return Decision.No(RefusalCode.LastReport, field: "report");
        }

        return (c.Into is null ? null : NotTaking(act, c.Into, c.Other))
            ?? Decision.Yes(new IncidentEvent.ReportSplit(c.ReportId, c.Into, c.Reason, line.Facts.In, c.Book.Without(act.State, [c.ReportId])));
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

        if (c.Book is null || !act.State.Absorbed.Exists(absorbed => absorbed.From == c.From && absorbed.Version == c.Merged))
        {
            return Decision.No(RefusalCode.NotAbsorbed, args: ("incident", c.From));
        }

        var gone = c.Book.From(c.From, c.Version);
        return Decision.Yes(new IncidentEvent.IncidentReleased(c.From, c.Version, c.Reason, gone, c.Book.Without(act.State, gone)));
    }

    private static Decision PlaceReport(Act act, IncidentCommand.PlaceReport c) =>
        act.State.Split.Exists(split => split.ReportId == c.ReportId && split.Into != c.Into) ? Decision.Yes(new IncidentEvent.ReportPlaced(c.ReportId, c.Into)) : Nothing;

    /// <summary>Refuses an incident that cannot take what another one gives it.</summary>
    private static Decision? NotTaking(Act act, string into, OtherIncident? other)
    {
        var named = ("incident", into);
        return other switch
        {
            _ when into == act.State.Id => Decision.No(RefusalCode.SameIncident, field: "into"),
            null => Decision.No(RefusalCode.OtherUnknown, field: "into", args: named),
            { Phase: Phase.Merged, MergedInto: { } to } => Decision.No(RefusalCode.OtherMerged, field: "into", args: [named, ("into", to)]),
            _ when other.Drill != act.State.Drill is not null => Decision.No(RefusalCode.DrillApart, field: "into", args: named),
            _ when !OtherIncident.Taking(other.Drill).Contains(other.Phase) => Decision.No(RefusalCode.OtherOver, field: "into", args: [named, ("phase", WireWord.Of(other.Phase))]),
            _ => null,
        };
    }
}
