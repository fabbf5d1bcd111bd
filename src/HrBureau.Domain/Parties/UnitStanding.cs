using Orleans;

namespace HrBureau.Domain;

/// <summary>How one incident stands towards a unit: the whole of it each time, so that the last word alone counts. Natural persons are never joined by name: none stands in it.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Version">Version it stands at; an older standing never replaces a newer one.</param>
/// <param name="Stands">Whether the incident concerns the unit; false takes back what was told before.</param>
/// <param name="Code">The unit's 统一社会信用代码 as the incident knows it.</param>
/// <param name="Since">Since when the incident exists.</param>
/// <param name="UnreachableSince">Since when a responsible person of the unit is unreachable; null while none is.</param>
[GenerateSerializer]
[Alias("hrb.unit-standing")]
public sealed record UnitStanding(string IncidentId, long Version, bool Stands, string? Code, DateTimeOffset Since, DateTimeOffset? UnreachableSince);
