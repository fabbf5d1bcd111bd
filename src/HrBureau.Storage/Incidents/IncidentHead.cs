namespace HrBureau.Storage;

/// <summary>The newest version of an incident and the hash of its last entry.</summary>
public sealed record IncidentHead(string Incident, long Version, byte[] Hash);
