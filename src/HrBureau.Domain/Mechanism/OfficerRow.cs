using System.Collections.Immutable;
using Orleans;

namespace HrBureau.Domain;

/// <summary>One officer and what he may do.</summary>
/// <param name="Id">His id without the grain prefix, such as <c>duty-zhou</c>.</param>
/// <param name="Agency">The code of his agency.</param>
/// <param name="Name">His name.</param>
/// <param name="Duties">Words of the duty table.</param>
/// <param name="Phone">His number for call tasks; null when none is known.</param>
/// <param name="Disabled">True when his account is closed: he may do nothing and holds no post; what he did keeps his name.</param>
[GenerateSerializer]
[Alias("hrb.officer-row")]
public sealed record OfficerRow(string Id, string Agency, LocalisedText Name, ImmutableArray<string> Duties, string? Phone, bool Disabled = false);
