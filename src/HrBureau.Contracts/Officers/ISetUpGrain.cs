using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>How a county without an administrator gets its first one; one for the county, key <see cref="Key"/>.</summary>
[Alias("hrb.set-up")]
[GrainInterfaceType("hrb.set-up")]
public interface ISetUpGrain : IGrainWithStringKey
{
    /// <summary>Key of the one there is.</summary>
    const string Key = "adm-set-up";

    /// <summary>Whether there is something to set up.</summary>
    /// <returns>False as soon as the county has an administrator who can sign in.</returns>
    [Needs(Access.Service)]
    [Alias("is-open")]
    Task<bool> IsOpen();

    /// <summary>Makes the first administrator.</summary>
    /// <param name="given">Token and person.</param>
    /// <returns>What came of it.</returns>
    [Needs(Access.Service)]
    [Alias("set-up")]
    Task<SetUpReply> SetUp(SetUpGiven given);
}

/// <summary>What the set-up page asks for.</summary>
/// <param name="Token">The set-up token.</param>
/// <param name="Officer">Officer id to be.</param>
/// <param name="Name">Name.</param>
/// <param name="Password">Password, 12–128 characters.</param>
/// <param name="From">Network address, for the rate limit only.</param>
[GenerateSerializer]
[Alias("hrb.set-up-given")]
public sealed record SetUpGiven(string Token, string Officer, LocalisedText Name, string Password, string From)
{
    /// <summary>Never print it by accident.</summary>
    /// <returns>Nothing of it.</returns>
    public override string ToString() => nameof(SetUpGiven);
}

/// <summary>What came of it.</summary>
/// <param name="Refusal">Null when the administrator can sign in.</param>
/// <param name="RetryAfterSeconds">Set when too many tokens were tried.</param>
[GenerateSerializer]
[Alias("hrb.set-up-reply")]
public sealed record SetUpReply(RefusalView? Refusal, int? RetryAfterSeconds = null);
