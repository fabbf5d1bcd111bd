namespace HrBureau.Storage;

/// <summary>A report as the statement that takes it in reads it.</summary>
internal sealed record ReportRow(string ReportId, string Source, string? SourceRef, bool Drill, string County, string SiteKey, string? EmployerKey, long RecordedAt, string Payload, string? TraceParent, string? BodyHash, string? ContentHash)
{
    public static ReportRow Of(IntakeReport report) => new(
        report.ReportId,
        report.Source,
        report.SourceRef,
        report.Drill,
        report.County,
        report.SiteKeys[0],
        report.EmployerKey,
        report.RecordedAt.ToUnixTimeMilliseconds(),
        report.Payload,
        report.TraceParent,
        report.BodyHashes.Count == 0 ? null : report.BodyHashes[0],
        report.ContentHashes.Count == 0 ? null : report.ContentHashes[0]);
}
