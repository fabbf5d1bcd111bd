using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>One officer and what he may do.</summary>
/// <param name="Id">His id without the grain prefix, such as <c>duty-zhou</c>.</param>
/// <param name="Agency">The code of his agency.</param>
/// <param name="Name">His name.</param>
/// <param name="Duties">Words of the duty table.</param>
/// <param name="Phone">His number for call tasks; null when none is known.</param>
public sealed record OfficerRow(string Id, string Agency, LocalisedText Name, ImmutableArray<string> Duties, string? Phone);
