namespace HrBureau.Domain;

/// <summary>One line of the phase table.</summary>
/// <param name="Word">Wire name of the command.</param>
/// <param name="Command">Its type.</param>
/// <param name="Phases">Phases that allow it.</param>
public sealed record PhaseRow(string Word, Type Command, IReadOnlyList<Phase> Phases);
