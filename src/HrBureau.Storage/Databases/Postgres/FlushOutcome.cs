namespace HrBureau.Storage;

/// <summary>Which incidents a flush moved; for an append that claimed a site and lost, who holds it.</summary>
internal sealed record FlushOutcome(IReadOnlySet<string> Moved, string? SiteHolder = null);
