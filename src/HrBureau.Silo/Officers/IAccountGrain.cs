using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>An officer's account as the silo itself handles it; the same actor as <see cref="IOfficerGrain"/>, key <c>off-&lt;id&gt;</c>. Whether it is closed stands in the county's people.</summary>
[Alias("hrb.account")]
[GrainInterfaceType("hrb.account")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Opens the account or gives it a new password; every session and every known device of the old one ends.</summary>
    /// <param name="hash">Hash of the password.</param>
    /// <param name="onceUntil">Until when it lets its officer in, one time, to choose another; null for a password to stay.</param>
    [Needs(Access.System)]
    [Alias("set-password")]
    Task SetPassword(string hash, DateTimeOffset? onceUntil);

    /// <summary>Opens an account that has no password yet.</summary>
    /// <param name="hash">Hash of the password.</param>
    /// <param name="onceUntil">Until when it lets its officer in, one time, to choose another.</param>
    /// <returns>False when it has one: that stays.</returns>
    [Needs(Access.System)]
    [Alias("set-first-password")]
    Task<bool> SetFirstPassword(string hash, DateTimeOffset onceUntil);

    /// <summary>Demands a code besides the password from now on; null takes the demand away.</summary>
    [Needs(Access.System)]
    [Alias("set-totp")]
    Task SetTotp(string? sealedSecret);

    /// <summary>Lets in again with his password whom an older program had closed out here.</summary>
    [Needs(Access.System)]
    [Alias("reopen")]
    Task Reopen();
}
