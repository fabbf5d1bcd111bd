namespace HrBureau.Domain;

/// <summary>When a person counts as unreachable by rule.</summary>
/// <param name="FromGrade">The row holds from this grade upwards, until a row of a higher grade takes over.</param>
/// <param name="Failures">Fewest failed attempts since the last success.</param>
/// <param name="Channels">Fewest different channels among them.</param>
/// <param name="Span">Least time from the first to the last failure.</param>
/// <param name="ValidFrom">First day of the row.</param>
/// <param name="ValidTo">Last day of the row; null for open.</param>
public sealed record UnreachableRow(Grade FromGrade, int Failures, int Channels, TimeSpan Span, DateOnly ValidFrom, DateOnly? ValidTo);
