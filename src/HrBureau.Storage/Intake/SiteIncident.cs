namespace HrBureau.Storage;

/// <summary>The incident a report belongs to, and whether the report opened it.</summary>
internal sealed record SiteIncident(string Id, bool Opened);
