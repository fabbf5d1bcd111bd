namespace HrBureau.Storage;

/// <summary>When the incident must be looked at next, in wall time, and the trace that armed it.</summary>
public sealed record DueRow(DateTimeOffset At, string? TraceParent);
