namespace HrBureau.Storage;

/// <summary>A report whose second transaction has not happened yet.</summary>
public sealed record PendingReport(
    string ReportId,
    string IncidentId,
    bool Opened,
    string County,
    bool Drill,
    DateTimeOffset RecordedAt,
    string Payload,
    string? TraceParent);
