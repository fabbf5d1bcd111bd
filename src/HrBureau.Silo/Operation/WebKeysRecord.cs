namespace HrBureau.Silo;

/// <summary>The keys of the web processes, oldest first.</summary>
[GenerateSerializer]
[Alias("hrb.web-keys-record")]
internal sealed class WebKeysRecord
{
    [Id(0)]
    public List<KeptWebKey> Keys { get; set; } = [];
}

/// <summary>One of them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sealed">The key, sealed.</param>
/// <param name="At">When it was kept.</param>
[GenerateSerializer]
[Alias("hrb.kept-web-key")]
internal sealed record KeptWebKey([property: Id(0)] string Name, [property: Id(1)] string Sealed, [property: Id(2)] DateTimeOffset At);
