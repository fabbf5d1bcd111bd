namespace HrBureau.Storage;

/// <summary>A due row whose strike failed, for the ops page.</summary>
public sealed record TroubledDue(string Incident, DateTimeOffset At, DateTimeOffset NextTry, int Attempts, string Error);
