namespace HrBureau.Domain;

/// <summary>What the grade rested on at one point of the story.</summary>
/// <param name="Adopted">The adopted figures.</param>
/// <param name="At">When.</param>
/// <param name="Set">The grade, where a person set it then.</param>
/// <param name="ByPerson">Whether a person set it; else a rule did, because of a merge or a split.</param>
public sealed record GradeGround(Figures Adopted, DateTimeOffset At, Grade? Set, bool ByPerson = true);
