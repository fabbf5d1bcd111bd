namespace HrBureau.Silo;

/// <summary>Failed sign-ins of an account as they are kept: a restart forgives no guesser.</summary>
[GenerateSerializer]
[Alias("hrb.brake-record")]
internal sealed class BrakeRecord
{
    [Id(0)]
    public List<BrakeLane> Lanes { get; set; } = [];

    /// <summary>All strangers together.</summary>
    [Id(1)]
    public BrakeLane Strangers { get; set; } = new();

    /// <summary>Attempts that were counted, latest last: sent again, they are not counted again.</summary>
    [Id(2)]
    public List<string> Counted { get; set; } = [];
}

/// <summary>Failures that came one way.</summary>
[GenerateSerializer]
[Alias("hrb.brake-lane")]
internal sealed class BrakeLane
{
    /// <summary>Hash of the device, address or session.</summary>
    [Id(0)]
    public string Lane { get; set; } = "";

    [Id(1)]
    public int Failures { get; set; }

    [Id(2)]
    public DateTimeOffset Until { get; set; }
}
