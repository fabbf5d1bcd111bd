using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>The set-up token as silos handle it; the same actor as <see cref="ISetUpGrain"/>.</summary>
[Alias("hrb.set-up-token")]
[GrainInterfaceType("hrb.set-up-token")]
public interface ISetUpTokenGrain : IGrainWithStringKey
{
    /// <summary>Draws a token where the county has no administrator; any token from before is void.</summary>
    /// <param name="silo">Address of the silo that will show it.</param>
    /// <returns>The token, to be shown once; where another silo that lives has shown one, its address; neither where there is nothing to set up.</returns>
    [Needs(Access.System)]
    [Alias("draw")]
    Task<SetUpToken> Draw(string silo);
}

/// <summary>What a silo shows at its start.</summary>
/// <param name="Token">The token.</param>
/// <param name="Elsewhere">The silo that has shown it.</param>
/// <param name="Until">Its end.</param>
[GenerateSerializer]
[Alias("hrb.set-up-token-drawn")]
public sealed record SetUpToken(string? Token, string? Elsewhere, DateTimeOffset Until)
{
    public override string ToString() => nameof(SetUpToken);
}
