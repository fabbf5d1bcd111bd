namespace HrBureau.Storage;

/// <summary>An entry to be written: a kind, its payload as JSON text, and who did it when. Times are kept in whole milliseconds.</summary>
public sealed record NewEntry(
    Guid EventId,
    string Kind,
    int Schema,
    DateTimeOffset At,
    DateTimeOffset RecordedAt,
    string By,
    string Agency,
    string Payload,
    string? TraceParent);
