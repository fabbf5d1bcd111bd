namespace HrBureau.Storage;

/// <summary>An entry as it stands on the timeline, chained to the one before it.</summary>
public sealed record LogEntry(
    string Incident,
    long Version,
    Guid EventId,
    string Kind,
    int Schema,
    DateTimeOffset At,
    DateTimeOffset RecordedAt,
    string By,
    string Agency,
    string Payload,
    string? TraceParent,
    byte[] Salt,
    byte[] PrevHash,
    byte[] Hash,
    string HashAlgorithm);
