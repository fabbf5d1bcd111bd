namespace HrBureau.Silo;

/// <summary>What an officer's actor keeps; who he is, what he may do and whether his account is closed stands in the mechanism.</summary>
[GenerateSerializer]
[Alias("hrb.officer-record")]
internal sealed class OfficerRecord
{
    /// <summary>Empty while no account was opened.</summary>
    [Id(0)]
    public string PasswordHash { get; set; } = "";

    /// <summary>Closed by a program that kept this here; a new password opens the account.</summary>
    [Id(1)]
    public bool Disabled { get; set; }

    /// <summary>The sealed secret of the officer's code generator; null when the password is enough.</summary>
    [Id(2)]
    public string? SealedTotp { get; set; }

    /// <summary>The last code taken: none is good twice.</summary>
    [Id(3)]
    public long TotpStep { get; set; }

    /// <summary>Devices that signed in, latest last.</summary>
    [Id(4)]
    public List<KnownDevice> Devices { get; set; } = [];

    /// <summary>Set while the password was drawn by somebody else: until then it lets in once, with another to follow it.</summary>
    [Id(5)]
    public DateTimeOffset? OnceUntil { get; set; }

    /// <summary>Attempts that changed this record when they were let in, latest last: sent again, they are let in again.</summary>
    [Id(6)]
    public List<string> Admitted { get; set; } = [];
}
