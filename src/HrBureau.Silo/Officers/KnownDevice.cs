namespace HrBureau.Silo;

/// <summary>A device that signed in before, by the hash of the mark it keeps.</summary>
[GenerateSerializer]
[Alias("hrb.known-device")]
internal sealed class KnownDevice
{
    [Id(0)]
    public string MarkHash { get; set; } = "";

    [Id(1)]
    public DateTimeOffset LastSeen { get; set; }
}
