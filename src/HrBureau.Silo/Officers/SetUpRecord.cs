namespace HrBureau.Silo;

/// <summary>What is kept of a set-up token: its hash, never the token.</summary>
[GenerateSerializer]
[Alias("hrb.set-up-record")]
internal sealed class SetUpRecord
{
    /// <summary>Empty while there is none.</summary>
    [Id(0)]
    public byte[] Hash { get; set; } = [];

    [Id(1)]
    public DateTimeOffset Until { get; set; }

    /// <summary>The silo that showed it.</summary>
    [Id(2)]
    public string Silo { get; set; } = "";
}
