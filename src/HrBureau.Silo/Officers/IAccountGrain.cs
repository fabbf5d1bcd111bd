using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>An officer's account as the silo itself handles it; the same actor as <see cref="IOfficerGrain"/>, key <c>off-&lt;id&gt;</c>.</summary>
[Alias("hrb.account")]
[GrainInterfaceType("hrb.account")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Opens the account or gives it a new password; every session and every known device of the old one ends.</summary>
    [Needs(Access.System)]
    [Alias("set-password")]
    Task SetPassword(string hash);

    /// <summary>Closes or opens the door; closing ends every session.</summary>
    [Needs(Access.System)]
    [Alias("set-disabled")]
    Task SetDisabled(bool disabled);

    /// <summary>Whether the door is closed.</summary>
    [Needs(Access.System)]
    [Alias("disabled")]
    Task<bool> Disabled();

    /// <summary>Demands a code besides the password from now on; null takes the demand away.</summary>
    [Needs(Access.System)]
    [Alias("set-totp")]
    Task SetTotp(string? sealedSecret);
}
