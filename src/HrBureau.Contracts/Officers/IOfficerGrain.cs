using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>One person's account; key <c>off-&lt;id&gt;</c>. Password hashes never leave the silo.</summary>
[Alias("hrb.officer")]
[GrainInterfaceType("hrb.officer")]
public interface IOfficerGrain : IGrainWithStringKey
{
    /// <summary>Checks the password and signs a token.</summary>
    /// <param name="attempt">What was typed, and where from.</param>
    /// <returns>Token and profile, or why not; an unknown officer answers like a wrong password, in the same time.</returns>
    [Needs(Access.Service)]
    [Alias("sign-in")]
    Task<SignInReply> SignIn(SignInAttempt attempt);

    /// <summary>Ends the session of the token the call carries; every silo refuses it within 5 s.</summary>
    /// <returns>When kept.</returns>
    [Needs(Access.Officer)]
    [Alias("sign-out")]
    Task SignOut();

    /// <summary>The caller's own profile.</summary>
    /// <returns>Profile; null when the key is another's.</returns>
    [Needs(Access.Officer)]
    [Alias("profile")]
    Task<OfficerProfile?> Profile();

    /// <summary>Changes the caller's own password.</summary>
    /// <param name="old">Old.</param>
    /// <param name="replacement">New, 12–128 characters.</param>
    /// <returns>Refusal, or null.</returns>
    [Needs(Access.Officer)]
    [Alias("change-password")]
    Task<RefusalView?> ChangePassword(string old, string replacement);
}

/// <summary>A sign-in attempt.</summary>
/// <param name="Password">Password.</param>
/// <param name="Code">TOTP code, where the account has one.</param>
/// <param name="Device">Opaque mark of a device that signed in before; a stranger cannot lock it out.</param>
/// <param name="From">Network address, for the rate limit only.</param>
[GenerateSerializer]
[Alias("hrb.sign-in")]
public sealed record SignInAttempt(string Password, string? Code, string? Device, string From)
{
    /// <summary>The password to be from now on, where the one so far was drawn for one sign-in; 12–128 characters.</summary>
    [Id(100)]
    public string? Replacement { get; init; }

    /// <summary>Names the attempt, so that it counts once however often it is sent; without one every sending is an attempt of its own.</summary>
    [Id(101)]
    public string? Key { get; init; }

    /// <summary>Never print a password by accident.</summary>
    /// <returns>Nothing of it.</returns>
    public override string ToString() => nameof(SignInAttempt);
}

/// <summary>What came of it.</summary>
/// <param name="Outcome">Which.</param>
/// <param name="Token">Signed token.</param>
/// <param name="ExpiresAt">Its end.</param>
/// <param name="Profile">Who.</param>
/// <param name="Device">Mark to keep on this device.</param>
/// <param name="RetryAfterSeconds">Set when too many attempts.</param>
[GenerateSerializer]
[Alias("hrb.sign-in-reply")]
public sealed record SignInReply(SignInOutcome Outcome, string? Token, DateTimeOffset? ExpiresAt, OfficerProfile? Profile, string? Device, int? RetryAfterSeconds);

/// <summary>Outcome of a sign-in.</summary>
[GenerateSerializer]
[Alias("hrb.sign-in-outcome")]
public enum SignInOutcome
{
    /// <summary>Signed in.</summary>
    SignedIn,

    /// <summary>Wrong officer, password or code.</summary>
    Wrong,

    /// <summary>Too many attempts. HTTP 429.</summary>
    TooMany,

    /// <summary>The account is disabled; told only after the right password.</summary>
    Disabled,

    /// <summary>The password was drawn for one sign-in: another must come with it.</summary>
    PasswordNeeded,

    /// <summary>The password to be from now on is too short, too long, or the old one.</summary>
    PasswordUnfit,
}

/// <summary>An officer's own profile.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Agency">Agency code.</param>
/// <param name="Duties">Duties.</param>
/// <param name="Posts">Posts he holds now.</param>
[GenerateSerializer]
[Alias("hrb.officer-profile")]
public sealed record OfficerProfile(string Id, LocalisedText Name, string Agency, IReadOnlyList<string> Duties, IReadOnlyList<string> Posts);
