namespace HrBureau.Storage;

/// <summary>A look at personal data.</summary>
public sealed record AccessEntry(long Id, DateTimeOffset At, string Officer, string Agency, string Incident, string What, string? Reason);
