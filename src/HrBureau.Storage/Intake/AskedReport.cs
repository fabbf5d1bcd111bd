namespace HrBureau.Storage;

/// <summary>A report that came before, as the statement that finds it again reads it.</summary>
internal sealed record AskedReport(int Position, string ReportId, string Source, string? SourceRef, bool Drill);
