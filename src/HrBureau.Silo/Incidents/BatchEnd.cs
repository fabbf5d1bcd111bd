namespace HrBureau.Silo;

/// <summary>How far a row of commands came.</summary>
/// <param name="Image">The incident after it.</param>
/// <param name="Answered">How many, from the first, have their answer.</param>
/// <param name="Alone">How many of those that follow are to go one by one.</param>
/// <param name="InDoubt">Whether the image may be behind the log: whoever holds it lets it go.</param>
internal sealed record BatchEnd(IncidentImage Image, int Answered, int Alone, bool InDoubt = false);
