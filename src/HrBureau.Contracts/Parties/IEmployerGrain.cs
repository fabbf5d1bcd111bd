
namespace HrBureau.Contracts;

/// <summary>The unit that owes, across all its incidents; key <c>emp-&lt;code or provisional id&gt;</c>. Hints, never decides.</summary>
[Alias("hrb.employer")]
[GrainInterfaceType("hrb.employer")]
public interface IEmployerGrain : IGrainWithStringKey
{
    /// <summary>A fact of an incident; idempotent by incident and version.</summary>
    /// <param name="relay">The fact.</param>
    /// <returns>When kept.</returns>
    [Needs(Access.System)]
    [Alias("learn")]
    Task Learn(RelayGiven relay);

    /// <summary>What other incidents know.</summary>
    /// <param name="exceptIncident">The asking incident.</param>
    /// <returns>Hints with their source, newest first.</returns>
    [Needs(Access.System)]
    [Alias("hints")]
    Task<IReadOnlyList<HintView>> Hints(string exceptIncident);
}

/// <summary>Anyone else in the chain, across incidents; key <c>con-&lt;code or provisional id&gt;</c>.</summary>
[Alias("hrb.contractor")]
[GrainInterfaceType("hrb.contractor")]
public interface IContractorGrain : IGrainWithStringKey
{
    /// <summary>A fact of an incident; idempotent by incident and version.</summary>
    /// <param name="relay">The fact.</param>
    /// <returns>When kept.</returns>
    [Needs(Access.System)]
    [Alias("learn")]
    Task Learn(RelayGiven relay);

    /// <summary>What other incidents know.</summary>
    /// <param name="exceptIncident">The asking incident.</param>
    /// <returns>Hints with their source, newest first.</returns>
    [Needs(Access.System)]
    [Alias("hints")]
    Task<IReadOnlyList<HintView>> Hints(string exceptIncident);
}

/// <summary>A fact on its way to an employer, contractor or agency actor.</summary>
/// <param name="IncidentId">Where it happened.</param>
/// <param name="Version">Entry it stands in.</param>
/// <param name="Kind">Kebab-case kind of that entry.</param>
/// <param name="At">When.</param>
/// <param name="Drill">Drill facts are kept apart.</param>
/// <param name="Payload">What the receiver needs, JSON text without personal data.</param>
[GenerateSerializer]
[Alias("hrb.relay")]
public sealed record RelayGiven(string IncidentId, long Version, string Kind, DateTimeOffset At, bool Drill, string Payload);
