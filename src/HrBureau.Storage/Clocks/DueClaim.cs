namespace HrBureau.Storage;

/// <summary>A due incident claimed for a short while; <paramref name="Attempts"/> counts the claims since it was armed.</summary>
public sealed record DueClaim(string Incident, DateTimeOffset At, string? TraceParent, int Attempts);
