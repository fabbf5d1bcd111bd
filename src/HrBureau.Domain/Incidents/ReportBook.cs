using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>All reports that count for an incident, as its log has them, and those that counted once: the state keeps only the latest.</summary>
/// <param name="Lines">In the order in which the incident heard of them.</param>
/// <param name="Left">Reports that left it, each with the entry that had brought it.</param>
public sealed record ReportBook(ImmutableList<ReportLine> Lines, ImmutableHashSet<(long Version, string Report)> Left)
{
    private static readonly ReportBook Empty = new([], []);

    /// <summary>Reads them from the whole log.</summary>
    /// <param name="history">All entries from the first on.</param>
    /// <returns>The book.</returns>
    public static ReportBook Of(IReadOnlyList<RecordedEvent> history) => Of(history, IncidentFold.VoidedBy(history));

    internal static ReportBook Of(IReadOnlyList<RecordedEvent> history, ImmutableSortedSet<long> voided) =>
        history.Where(entry => !voided.Contains(entry.Version)).Aggregate(Empty, (book, entry) => entry.Event switch
        {
            IncidentEvent.IncidentReported e => book.With(new(e.Facts, null, 0, entry.Version)),
            IncidentEvent.ReportMerged e => book.With(new(e.Facts, null, 0, entry.Version)),
            IncidentEvent.IncidentAbsorbed e => e.Facts.Reports.Aggregate(book, (so, report) => so.With(new(report, e.From, e.Version, entry.Version))),
            IncidentEvent.ReportSplit e => book.Without(line => line.Facts.ReportId == e.ReportId),
            IncidentEvent.ReportsLeft e => book.Without(line => e.Reports.Contains(line.Facts.ReportId)),
            IncidentEvent.IncidentReleased e => book.Without(line => line.CameWith(e.From, e.Version)),
            _ => book,
        });

    /// <summary>One report.</summary>
    /// <param name="report">Report id.</param>
    /// <returns>Null where it counts here no longer, or never did.</returns>
    public ReportLine? Find(string report) => Lines.Find(line => line.Facts.ReportId == report);

    internal ImmutableHashSet<(long Version, string Report)> LeftWith(IEnumerable<ReportLine> gone) => Left.Union(gone.Select(line => (line.Version, line.Facts.ReportId)));

    private ReportBook With(ReportLine line) => this with { Lines = Lines.Add(line) };

    private ReportBook Without(Predicate<ReportLine> gone) => new(Lines.RemoveAll(gone), LeftWith(Lines.FindAll(gone)));
}

/// <summary>One report of an incident.</summary>
/// <param name="Facts">The report.</param>
/// <param name="From">The merged incident it came with; null for one of its own.</param>
/// <param name="FromVersion">Version of that one's entry.</param>
/// <param name="Version">The entry that brought it here.</param>
public sealed record ReportLine(ReportFacts Facts, string? From, long FromVersion, long Version)
{
    /// <summary>Whether it came with an incident before that one went its own way again.</summary>
    /// <param name="from">That incident.</param>
    /// <param name="version">Version of its entry that took the merge back.</param>
    /// <returns>False for reports of this incident's own.</returns>
    public bool CameWith(string from, long version) => From == from && FromVersion < version;

    /// <summary>Whether the incident heard of it before another one was merged into it.</summary>
    /// <param name="mark">That one.</param>
    /// <returns>True for what stood before it came.</returns>
    public bool HeardBefore(AbsorbedMark mark) => Version < mark.HeardIn;
}
