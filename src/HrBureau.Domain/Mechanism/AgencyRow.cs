using Orleans;

namespace HrBureau.Domain;

/// <summary>One agency of the county.</summary>
/// <param name="Code">Its key, <c>agy-…</c>.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">The everyday word, for lists and chips.</param>
/// <param name="SeesWholeCounty">True for the agency whose incidents these are; all others see only what is shared with them.</param>
/// <param name="Kind"><c>hr police office county housing finance township zone union legal-aid procuratorate petition city-hr</c>.</param>
/// <param name="Phone">The number of its duty room; null when none is known.</param>
/// <param name="Disabled">True when it is closed: nothing new is addressed to it and its officers may do nothing; what it did keeps its name.</param>
[GenerateSerializer]
[Alias("hrb.agency-row")]
public sealed record AgencyRow(string Code, LocalisedText Name, LocalisedText ShortName, bool SeesWholeCounty, string Kind, string? Phone, bool Disabled = false);
