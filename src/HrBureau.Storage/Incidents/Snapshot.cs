namespace HrBureau.Storage;

/// <summary>The folded state at a version, good only for readers of the same fold number.</summary>
public sealed record Snapshot(string Incident, long Version, int Fold, string State, byte[] HeadHash);
