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
            Facts = Without(state.Facts, e.Reports, e.Says, entry.RecordedAt),
        },
        IncidentEvent.ReportSplit e => state with
        {
            Absorbed = [.. state.Absorbed.Select(absorbed => absorbed with { Reports = absorbed.Reports.Remove(e.ReportId) })],
            Split = Last(state.Split.Add(new(e.ReportId, e.Into, entry.RecordedAt, e.Reason)), KeptSplits),
            Facts = Without(state.Facts, [e.ReportId], e.Says, entry.RecordedAt),
        },
        IncidentEvent.ReportPlaced e => state with { Split = [.. state.Split.Select(split => split.ReportId == e.ReportId ? split with { Into = e.Into } : split)] },
        _ => null,
    };

    /// <summary>What concerns the incident itself stops; what others were asked for goes on.</summary>
    private static IncidentState Merged(IncidentState state, IncidentEvent.IncidentMerged e, RecordedEvent entry) => state with
    {
        Phase = Phase.Merged,
        PhaseSince = entry.RecordedAt,
        Merged = new(e.Into, entry.Version, e.Reason, state.Phase),
        Holder = state.Holder with { Ladder = Stop(state.Holder.Ladder, entry.RecordedAt), OfferedTo = null, OfferedAt = null },
    };

    private static IncidentState Absorbed(IncidentState state, IncidentEvent.IncidentAbsorbed e, RecordedEvent entry)
    {
        var facts = e.Facts.Reports.Aggregate(state.Facts, (so, report) => Reported(so, report with { HeardAt = entry.RecordedAt }, entry.RecordedAt));
        var mark = new AbsorbedMark(e.From, e.Version, entry.RecordedAt, e.By, e.Reason, e.Facts.Grade, e.Facts.Place, e.Facts.Headcount, [.. e.Facts.Behaviours], [.. e.Facts.Doors], [.. e.Facts.Reports.Select(report => report.ReportId)]);
        return state with { Facts = facts, Absorbed = state.Absorbed.Add(mark) };
    }

    private static IncidentFacts Without(IncidentFacts facts, IReadOnlyList<string> gone, ReportsSay says, DateTimeOffset at)
    {
        var figures = new Figures(says.Headcount, says.AmountFen, [.. says.Behaviours], at);
        return facts with
        {
            ReportCount = facts.ReportCount - gone.Count,
            Reports = facts.Reports.RemoveAll(report => gone.Contains(report.ReportId)),
            BySource = facts.BySource.SetItem(FactSource.Reports, figures),
            Adopted = facts.AdoptedFrom is null ? figures : facts.Adopted,
            EmployerName = says.EmployerName,
            EmployerCode = says.EmployerCode,
            ProjectName = says.ProjectName,
            Place = says.Place,
        };
    }
}
