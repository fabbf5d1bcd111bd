namespace HrBureau.Storage;

/// <summary>How many incidents share a phase, a grade and a lateness.</summary>
public sealed record BoardCount(string Phase, string Grade, bool Overdue, long Incidents);
