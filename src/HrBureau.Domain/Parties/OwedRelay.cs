namespace HrBureau.Domain;

/// <summary>What a unit's actor must learn of an append. The receiver keeps the newest standing of each incident.</summary>
/// <param name="Id">Deterministic: <c>rly-{incident}-{version}-{key}</c>.</param>
/// <param name="Key">Key of the actor, see <see cref="PartyKey"/>.</param>
/// <param name="Standing">How the incident stands towards it now.</param>
public sealed record OwedRelay(string Id, string Key, UnitStanding Standing);
