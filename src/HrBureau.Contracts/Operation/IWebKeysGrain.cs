namespace HrBureau.Contracts;

/// <summary>The keys with which web processes seal cookies and forms: the same for all of them, so that who signed in at one is known at every other; one for the county, key <see cref="Key"/>.</summary>
[Alias("hrb.web-keys")]
[GrainInterfaceType("hrb.web-keys")]
public interface IWebKeysGrain : IGrainWithStringKey
{
    /// <summary>Key of the one there is.</summary>
    const string Key = "web-keys";

    /// <summary>Every key that is kept.</summary>
    /// <returns>The keys, oldest first.</returns>
    [Needs(Access.Service)]
    [Alias("all")]
    Task<IReadOnlyList<WebKey>> All();

    /// <summary>Keeps a key. Of keys that several processes draw at the same time the first counts, and the others are not kept: whoever looks again finds it.</summary>
    /// <param name="key">The key.</param>
    [Needs(Access.Service)]
    [Alias("keep")]
    Task Keep(WebKey key);
}

/// <summary>One key as the web floor's own library writes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Xml">The key, in clear.</param>
[GenerateSerializer]
[Alias("hrb.web-key")]
public sealed record WebKey(string Name, string Xml)
{
    /// <summary>Never print it by accident.</summary>
    /// <returns>Nothing of it.</returns>
    public override string ToString() => nameof(WebKey);
}
