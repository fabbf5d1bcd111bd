namespace HrBureau.Storage;

/// <summary>Where a report goes, as the statement that notes it reads it.</summary>
internal sealed record RouteRow(string ReportId, string Incident, bool Opened);
