using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>All reports that count for an incident, as its log has them: the state keeps only the latest.</summary>
/// <param name="Lines">In the order in which the incident heard of them.</param>
public sealed record ReportBook(ImmutableList<ReportLine> Lines)
{
    /// <summary>Reads them from the whole log.</summary>
    /// <param name="history">All entries from the first on.</param>
    /// <returns>The book.</returns>
    public static ReportBook Of(IReadOnlyList<RecordedEvent> history)
    {
        var voided = IncidentFold.VoidedBy(history);
        var lines = ImmutableList<ReportLine>.Empty;
        foreach (var entry in history.Where(entry => !voided.Contains(entry.Version)))
        {
            lines = entry.Event switch
            {
                IncidentEvent.IncidentReported e => lines.Add(new(e.Facts, null, 0)),
                IncidentEvent.ReportMerged e => lines.Add(new(e.Facts, null, 0)),
                IncidentEvent.IncidentAbsorbed e => lines.AddRange(e.Facts.Reports.Select(report => new ReportLine(report, e.From, e.Version))),
                IncidentEvent.ReportSplit e => lines.RemoveAll(line => line.Facts.ReportId == e.ReportId),
                IncidentEvent.IncidentReleased e => lines.RemoveAll(line => IsOf(line, e.From, e.Version)),
                IncidentEvent.IncidentReopened { ByRule: true } => lines is [.., var last] ? [.. lines.SkipLast(1).Select(line => line with { Past = true }), last] : lines,
                _ => lines,
            };
        }

        return new(lines);
    }

    /// <summary>One report.</summary>
    /// <param name="report">Report id.</param>
    /// <returns>Null where it counts here no longer, or never did.</returns>
    public ReportLine? Find(string report) => Lines.Find(line => line.Facts.ReportId == report);

    /// <summary>The reports that came with an incident before it went its own way again.</summary>
    /// <param name="from">That incident.</param>
    /// <param name="version">Version of its entry that took the merge back.</param>
    /// <returns>Report ids.</returns>
    public IReadOnlyList<string> From(string from, long version) => [.. Lines.Where(line => IsOf(line, from, version)).Select(line => line.Facts.ReportId)];

    /// <summary>What is left to be said without some of them. A name that one of the others says too, or that somebody entered, stays.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="gone">Report ids.</param>
    /// <returns>Figures and names.</returns>
    public ReportsSay Without(IncidentState state, IReadOnlyCollection<string> gone)
    {
        var (left, went) = (Lines.FindAll(line => !gone.Contains(line.Facts.ReportId)), Lines.FindAll(line => gone.Contains(line.Facts.ReportId)));
        var now = left.Where(line => !line.Past).Select(line => line.Facts).ToList();
        var facts = state.Facts;
        return new(
            now.Max(report => report.Headcount),
            left.Max(line => line.Facts.AmountFen),
            [.. now.SelectMany(report => report.Behaviours).Where(behaviour => behaviour != Behaviour.None).Distinct()],
            state.Parties.Values.Any(party => party.Role == PartyRole.Employer && party.Name == facts.EmployerName) ? facts.EmployerName : Name(facts.EmployerName, report => report.EmployerName),
            state.Parties.Values.Any(party => party.Role == PartyRole.Employer && party.Code == facts.EmployerCode) ? facts.EmployerCode : Name(facts.EmployerCode, report => report.EmployerCode),
            Name(facts.ProjectName, report => report.ProjectName),
            Name(facts.Place, report => report.Place));

        string? Name(string? known, Func<ReportFacts, string?> said) =>
            known is null || !went.Exists(line => said(line.Facts) == known) || left.Exists(line => said(line.Facts) == known) ? known : left.Select(line => said(line.Facts)).FirstOrDefault(name => name is not null);
    }

    private static bool IsOf(ReportLine line, string from, long version) => line.From == from && line.FromVersion < version;
}

/// <summary>One report of an incident.</summary>
/// <param name="Facts">The report.</param>
/// <param name="From">The merged incident it came with; null for one of its own.</param>
/// <param name="FromVersion">Version of that one's entry.</param>
/// <param name="Past">Whether it speaks of people who gathered before the ones that count now.</param>
public sealed record ReportLine(ReportFacts Facts, string? From, long FromVersion, bool Past = false);
