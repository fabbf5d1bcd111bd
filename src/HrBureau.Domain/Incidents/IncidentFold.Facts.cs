using System.Collections.Immutable;

namespace HrBureau.Domain;

public static partial class IncidentFold
{
    private static IncidentState Opened(IncidentState state, IncidentEvent.IncidentReported e, RecordedEvent entry) => state with
    {
        Id = e.IncidentId,
        Phase = Phase.Watched,
        Drill = e.Drill,
        MechanismHash = e.MechanismHash,
        SiteKeys = e.SplitFrom is null ? [.. SiteKey.AllOf(e.Facts, e.Drill).Prepend(e.SiteKey).Distinct()] : e.SiteKey.Length == 0 ? [] : [e.SiteKey],
        SplitFrom = e.SplitFrom,
        OpenedAt = entry.RecordedAt,
        PhaseSince = entry.RecordedAt,
        Facts = Reported(state.Facts, e.Facts, entry.RecordedAt),
        Grade = new(Grade.General, true, entry.RecordedAt, Figures.None),
        Holder = state.Holder with { Ladder = LadderRun.Start(entry.RecordedAt, null, Grade.General, entry.CommandId) },
    };

    private static IncidentFacts Reported(IncidentFacts facts, ReportFacts report, DateTimeOffset at) => facts with
    {
        ReportCount = facts.ReportCount + 1,
        Reports = Last(facts.Reports.Add(report), Kept(facts)),
        Adopted = facts.AdoptedFrom is null ? Highest(facts.Adopted, report, at) : facts.Adopted,
        BySource = facts.BySource.SetItem(FactSource.Reports, Highest(facts.BySource.GetValueOrDefault(FactSource.Reports, Figures.None), report, at)),
        EmployerName = facts.EmployerName ?? report.EmployerName,
        EmployerCode = facts.EmployerCode ?? report.EmployerCode,
        ProjectName = facts.ProjectName ?? report.ProjectName,
        Place = facts.Place ?? report.Place,
    };

    /// <summary>People gather anew: of them only the reports that say so say anything, and nobody has verified it. What is owed was not told to have changed. An entry from before those were written down means the last one.</summary>
    private static IncidentFacts ReportedAnew(IncidentFacts facts, IReadOnlyList<string>? reports, DateTimeOffset at)
    {
        var said = reports is null ? facts.Reports.TakeLast(1) : facts.Reports.Where(report => reports.Contains(report.ReportId));
        return facts with
        {
            Verified = false,
            Adopted = said.Aggregate(facts.Adopted with { Headcount = null, Behaviours = [] }, (so, report) => Highest(so, report, at)),
            AdoptedFrom = null,
            BySource = facts.BySource.SetItem(FactSource.Reports, said.Aggregate(Figures.None, (so, report) => Highest(so, report, at))),
        };
    }

    /// <summary>While only reports exist the highest figures count: many callers of one gathering see parts of it.</summary>
    private static Figures Highest(Figures so, ReportFacts report, DateTimeOffset at) => new(
        so.Headcount is { } people && people >= (report.Headcount ?? 0) ? people : report.Headcount ?? so.Headcount,
        so.AmountFen is { } fen && fen >= (report.AmountFen ?? 0) ? fen : report.AmountFen ?? so.AmountFen,
        Union(so.Behaviours, report.Behaviours),
        at);

    private static IncidentState Verified(IncidentState state, IncidentEvent.ReportVerified e, RecordedEvent entry)
    {
        var found = Merge(state.Facts.BySource.GetValueOrDefault(FactSource.Hr, Figures.None), e.Headcount, null, e.Behaviours, entry.RecordedAt);
        var facts = state.Facts with
        {
            Verified = true,
            BySource = state.Facts.BySource.SetItem(FactSource.Hr, found),
            Adopted = Merge(state.Facts.Adopted, e.Headcount, null, e.Behaviours, entry.RecordedAt),
            AdoptedFrom = FactSource.Hr,
        };
        return state with { Facts = facts, Grade = state.Grade with { Provisional = false } };
    }

    private static IncidentFacts Updated(IncidentFacts facts, IncidentEvent.FactsUpdated e, DateTimeOffset at)
    {
        var of = Merge(facts.BySource.GetValueOrDefault(e.Source, Figures.None), e.Headcount, e.AmountFen, e.Behaviours, at);
        var taken = facts with { BySource = facts.BySource.SetItem(e.Source, of) };
        var looked = e.Headcount is null && e.Behaviours is null ? facts.Adopted.At : at;
        return e.Adopted
            ? taken with { Adopted = Merge(facts.Adopted, e.Headcount, e.AmountFen, e.Behaviours, looked), AdoptedFrom = e.Source, Place = e.Place ?? facts.Place }
            : taken;
    }

    private static Figures Merge(Figures so, int? headcount, long? amountFen, IReadOnlyList<Behaviour>? behaviours, DateTimeOffset at) =>
        new(headcount ?? so.Headcount, amountFen ?? so.AmountFen, behaviours is null ? so.Behaviours : [.. behaviours], at);

    private static ImmutableList<Behaviour> Union(ImmutableList<Behaviour> so, IReadOnlyList<Behaviour> more)
    {
        foreach (var behaviour in more)
        {
            so = behaviour == Behaviour.None || so.Contains(behaviour) ? so : so.Add(behaviour);
        }

        return so;
    }

    /// <summary>What nobody has looked at since the figures were adopted is kept, that what it says worse is not crowded out.</summary>
    private static int Kept(IncidentFacts facts) => facts.AdoptedFrom is null
        ? IncidentFacts.KeptReports
        : Math.Clamp(1 + facts.Reports.Count(known => known.NewsAt > facts.Adopted.At), IncidentFacts.KeptReports, IncidentFacts.KeptUnseen);

    private static ImmutableList<T> Last<T>(ImmutableList<T> list, int kept) => list.Count > kept ? list.RemoveRange(0, list.Count - kept) : list;
}
