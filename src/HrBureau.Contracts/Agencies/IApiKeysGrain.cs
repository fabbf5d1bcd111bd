using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>The keys of an agency's own systems; key <c>agy-police</c>. Answers null to who does not administer the agency.</summary>
[Alias("hrb.api-keys")]
[GrainInterfaceType("hrb.api-keys")]
public interface IApiKeysGrain : IGrainWithStringKey
{
    /// <summary>The keys that have not been revoked.</summary>
    /// <returns>Without the keys themselves, oldest first.</returns>
    [Needs("manage-agencies")]
    [Alias("list")]
    Task<IReadOnlyList<ApiKeyView>?> List();

    /// <summary>Makes a key.</summary>
    /// <param name="name">What the timeline calls the system, 1–40 characters.</param>
    /// <param name="scopes">What it may do.</param>
    /// <param name="until">Its end; null for none.</param>
    /// <returns>The key, shown this once.</returns>
    [Needs("manage-agencies")]
    [Alias("issue")]
    Task<ApiKeyReply?> Issue(string name, IReadOnlyList<KeyScope> scopes, DateTimeOffset? until);

    /// <summary>Revokes a key; every silo refuses it within 5 s.</summary>
    /// <param name="keyId">Which.</param>
    /// <returns>Null when the agency has no such key.</returns>
    [Needs("manage-agencies")]
    [Alias("revoke")]
    Task<ApiKeyView?> Revoke(string keyId);

    /// <summary>Checks a key and signs a token for one call.</summary>
    /// <param name="key">As it came.</param>
    /// <returns>The token; null for a wrong, ended or revoked key, with no difference.</returns>
    [Needs(Access.Service)]
    [Alias("open")]
    Task<MachinePass?> Open(string key);
}

/// <summary>A key without itself.</summary>
/// <param name="KeyId">Id.</param>
/// <param name="Agency">Agency code.</param>
/// <param name="Name">What the timeline calls the system.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="MadeBy">By whom.</param>
/// <param name="Until">Its end.</param>
/// <param name="LastUsed">When it was last used, to the minute.</param>
[GenerateSerializer]
[Alias("hrb.api-key-view")]
public sealed record ApiKeyView(string KeyId, string Agency, string Name, IReadOnlyList<KeyScope> Scopes, DateTimeOffset MadeAt, OfficerName? MadeBy, DateTimeOffset? Until, DateTimeOffset? LastUsed);

/// <summary>A key just made.</summary>
/// <param name="View">What is kept of it.</param>
/// <param name="Key">The key, the one time it is shown.</param>
/// <param name="Refusal">Why none was made.</param>
[GenerateSerializer]
[Alias("hrb.api-key-reply")]
public sealed record ApiKeyReply(ApiKeyView? View, string? Key, RefusalView? Refusal)
{
    /// <summary>Never the key.</summary>
    /// <returns>Nothing of value.</returns>
    public override string ToString() => "[key]";
}

/// <summary>What a key opens.</summary>
/// <param name="Token">A signed token of a machine identity, good for a minute.</param>
/// <param name="ExpiresAt">Its end.</param>
[GenerateSerializer]
[Alias("hrb.machine-pass")]
public sealed record MachinePass(string Token, DateTimeOffset ExpiresAt)
{
    /// <summary>Never the token.</summary>
    /// <returns>Nothing of value.</returns>
    public override string ToString() => "[pass]";
}
