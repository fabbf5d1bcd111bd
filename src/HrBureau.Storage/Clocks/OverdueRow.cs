namespace HrBureau.Storage;

/// <summary>An incident that something is due for already.</summary>
public sealed record OverdueRow(string Incident, DateTimeOffset At);
