namespace HrBureau.Domain;

public static partial class IncidentFold
{
    /// <summary>Splits kept in the state; all of them are on the timeline.</summary>
    private const int KeptSplits = 100;

    private static IncidentState? ApplyMerge(IncidentState state, RecordedEvent entry) => entry.Event switch
    {
        IncidentEvent.IncidentMerged e => Merged(state, e, entry),
        IncidentEvent.IncidentAbsorbed e => Absorbed(state, e, entry),
        IncidentEvent.IncidentReleased e => state with
        {
            Absorbed = state.Absorbed.RemoveAll(absorbed => absorbed.From == e.From && absorbed.Version < e.Version),
            Released = state.Released.SetItem(e.From, e.Version),
            Astray = state.Astray.AddRange((e.Astray ?? []).Select(report => new AstrayMark(report, e.From, entry.RecordedAt))),
        },
        IncidentEvent.ReportSplit e => Gone(state, [e.ReportId]) with { Split = Last(state.Split.Add(new(e.ReportId, e.Into, entry.RecordedAt, e.Reason, Report: e.Report)), KeptSplits) },
        IncidentEvent.ReportsLeft e => Gone(state, e.Reports),
        IncidentEvent.ReportPlaced e => state with { Split = [.. state.Split.Select(split => split.ReportId == e.ReportId ? split with { Into = e.Into, Voided = e.Into is null } : split)] },
        _ => null,
    };

    /// <summary>What concerns the incident itself stops; what others were asked for goes on.</summary>
    private static IncidentState Merged(IncidentState state, IncidentEvent.IncidentMerged e, RecordedEvent entry) => state with
    {
        Phase = Phase.Merged,
        PhaseSince = entry.RecordedAt,
        Merged = new(e.Into, entry.Version, e.Reason, state.Phase, state.PhaseSince),
        Holder = state.Holder with { Ladder = Stop(state.Holder.Ladder, entry.RecordedAt), OfferedTo = null, OfferedAt = null },
    };

    private static IncidentState Absorbed(IncidentState state, IncidentEvent.IncidentAbsorbed e, RecordedEvent entry)
    {
        var facts = e.Facts.Reports.Aggregate(state.Facts, (so, report) => Reported(so, report with { HeardAt = entry.RecordedAt }, entry.RecordedAt));
        var mark = new AbsorbedMark(e.From, e.Version, entry.RecordedAt, e.By, e.Reason, e.Facts.Grade, e.Facts.Place, e.Facts.Headcount, [.. e.Facts.Behaviours], [.. e.Facts.Doors], [.. e.Facts.Reports.Select(report => report.ReportId)], entry.Version) { Adopted = e.Facts.Adopted };
        return state with { Facts = facts, Absorbed = state.Absorbed.Add(mark) };
    }

    /// <summary>The figures are those of a log without them; here they go from the lists.</summary>
    private static IncidentState Gone(IncidentState state, IReadOnlyList<string> reports) => state with
    {
        Absorbed = [.. state.Absorbed.Select(absorbed => absorbed with { Reports = absorbed.Reports.RemoveAll(reports.Contains) })],
        Astray = state.Astray.RemoveAll(astray => reports.Contains(astray.ReportId)),
    };
}
