namespace HrBureau.Host;

/// <summary>The files by which a process of a cluster is known to the others, and knows them; all PEM.</summary>
/// <param name="Authority">The certificates of whoever signs for this cluster.</param>
/// <param name="Certificate">This process's own.</param>
/// <param name="Key">The key of that.</param>
internal sealed record NodeFiles(string Authority, string Certificate, string Key);
