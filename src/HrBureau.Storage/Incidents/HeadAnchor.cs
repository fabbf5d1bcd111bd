namespace HrBureau.Storage;

/// <summary>The head of an incident after its first append on a county day, kept so that a rewritten history shows.</summary>
public sealed record HeadAnchor(DateOnly Day, string Incident, long Version, byte[] Hash);
