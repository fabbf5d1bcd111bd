namespace HrBureau.Storage;

/// <summary>An incident as a reader finds it: the snapshot of his fold, if there is one, the entries after it, and the head both lead to.</summary>
public sealed record LoadedIncident(
    string Incident,
    long Version,
    byte[] HeadHash,
    string? MechanismHash,
    Snapshot? Snapshot,
    IReadOnlyList<LogEntry> Tail);
