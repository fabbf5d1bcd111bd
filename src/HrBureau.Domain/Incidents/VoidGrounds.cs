namespace HrBureau.Domain;

/// <summary>What the log says about an entry somebody wants to void.</summary>
/// <param name="Entry">The entry, or null where there is none of that version.</param>
/// <param name="Versions">The entry's whole act: itself and what followed from it by rule.</param>
/// <param name="Without">The state as if that act had never been.</param>
public sealed record VoidGrounds(RecordedEvent? Entry, IReadOnlyList<long> Versions, IncidentState Without);
