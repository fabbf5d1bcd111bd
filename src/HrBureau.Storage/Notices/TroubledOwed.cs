namespace HrBureau.Storage;

/// <summary>Something owed that could not be handed over, for the ops page.</summary>
public sealed record TroubledOwed(string Incident, string Kind, string Target, DateTimeOffset Since, DateTimeOffset NextTry, int Attempts, string Error);
