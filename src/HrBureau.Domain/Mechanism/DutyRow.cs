using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>Which duties allow an act.</summary>
/// <param name="Command">A word of <see cref="CommandWords"/>.</param>
/// <param name="Duties">One of these is enough; empty when nobody may do it.</param>
public sealed record DutyRow(string Command, ImmutableArray<string> Duties);
