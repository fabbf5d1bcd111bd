namespace HrBureau.Domain;

/// <summary>What another actor must learn of an entry. The receiver is idempotent by incident and version.</summary>
/// <param name="Id">Deterministic: <c>rly-{incident}-{version}-{key}</c>.</param>
/// <param name="Actor">Which kind of actor.</param>
/// <param name="Key">Its key, with its prefix.</param>
/// <param name="Payload">What happened.</param>
public sealed record OwedRelay(string Id, RelayActor Actor, string Key, RelayPayload Payload);
