namespace HrBureau.Silo;

/// <summary>A report on its way out of an incident. It is read from the log that holds its entry: what people said of themselves stays sealed there.</summary>
/// <param name="ReportId">Report id.</param>
/// <param name="Holds">The incident whose log holds its entry.</param>
/// <param name="Into">The incident it belongs to; null opens a new one.</param>
internal sealed record SplitOwed(string ReportId, string Holds, string? Into);
