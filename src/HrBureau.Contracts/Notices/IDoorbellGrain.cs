using Orleans.Concurrency;

namespace HrBureau.Contracts;

/// <summary>Rings web processes when an incident has a new entry; key <c>bell-0</c> … <c>bell-7</c>. A missed ring costs seconds, never data.</summary>
[Alias("hrb.doorbell")]
[GrainInterfaceType("hrb.doorbell")]
public interface IDoorbellGrain : IGrainWithStringKey
{
    /// <summary>Number of doorbells; an incident rings the one its id hashes to.</summary>
    public const int Count = 8;

    /// <summary>Rings everybody who listens.</summary>
    /// <param name="rings">Which incidents, up to which versions.</param>
    /// <returns>When they were called; nobody waits until they have heard.</returns>
    [Needs(Access.System)]
    [Alias("ring")]
    Task Ring(IReadOnlyList<Ring> rings);

    /// <summary>Listens; renew every 30 seconds.</summary>
    /// <param name="listener">The web process's observer.</param>
    /// <returns>When kept.</returns>
    [Needs(Access.Service)]
    [Alias("listen")]
    Task Listen(IDoorbellListener listener);
}

/// <summary>A web process that listens.</summary>
[Alias("hrb.doorbell-listener")]
[GrainInterfaceType("hrb.doorbell-listener")]
public interface IDoorbellListener : IGrainObserver
{
    /// <summary>Incidents have new entries.</summary>
    /// <param name="rings">Which.</param>
    [OneWay]
    [Needs(Access.System)]
    [Alias("rang")]
    Task Rang(IReadOnlyList<Ring> rings);
}

/// <summary>A ring: no personal data, not even a kind.</summary>
/// <param name="IncidentId">Which.</param>
/// <param name="Version">Up to which version.</param>
/// <param name="Agencies">Agencies that may see it, so that a web process wakes only their pages.</param>
[GenerateSerializer]
[Alias("hrb.ring")]
public sealed record Ring(string IncidentId, long Version, IReadOnlyList<string> Agencies);
