using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>A unit across all its incidents: the one that owes, key <c>emp-&lt;code or provisional id&gt;</c>, or another link of the chain, key <c>con-…</c>. Hints, never decides.</summary>
[Alias("hrb.party")]
[GrainInterfaceType("hrb.party")]
public interface IPartyGrain : IGrainWithStringKey
{
    /// <summary>How an incident stands towards the unit; idempotent, and the newest counts in whatever order they come.</summary>
    /// <param name="standing">The standing.</param>
    /// <returns>When kept.</returns>
    [Needs(Access.System)]
    [Alias("learn")]
    Task Learn(UnitStanding standing);

    /// <summary>What other incidents know.</summary>
    /// <param name="exceptIncident">The asking incident.</param>
    /// <param name="code">The unit's code as that incident knows it: another code under the same name is another unit.</param>
    /// <returns>Hints with their source, newest first.</returns>
    [Needs(Access.System)]
    [Alias("hints")]
    Task<IReadOnlyList<HintView>> Hints(string exceptIncident, string? code);
}
