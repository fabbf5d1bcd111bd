namespace HrBureau.Domain;

/// <summary>What people know a report by: nobody says its id on the phone.</summary>
/// <param name="ReportedAt">When it was reported.</param>
/// <param name="Source">Where from.</param>
/// <param name="SourceRef">The source's own number, where it has one.</param>
public sealed record ReportLabel(DateTimeOffset ReportedAt, ReportSource Source, string? SourceRef)
{
    /// <summary>That of a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Its label.</returns>
    public static ReportLabel Of(ReportFacts report) => new(report.ReportedAt, report.Source, report.SourceRef);
}
