using Orleans.Concurrency;

namespace HrBureau.Contracts;

/// <summary>How the system runs, for who operates it; a stateless worker, key 0. It names incidents by their numbers and says nothing of what they are about.</summary>
[Alias("hrb.operation")]
[GrainInterfaceType("hrb.operation")]
public interface IOperationGrain : IGrainWithIntegerKey
{
    /// <summary>How the store, the loops, the silos and the other agencies' own systems stand. Answers while the store is away too, and says that it is.</summary>
    /// <returns>The standing now.</returns>
    [Needs("read-operations")]
    [Alias("show")]
    Task<OperationView> Show();

    /// <summary>Entries of an incident, newest first, with nothing but when they were recorded and the trace they were written under.</summary>
    /// <param name="incidentId">Which.</param>
    /// <param name="before">Entries before this version; <see cref="long.MaxValue"/> for the newest.</param>
    /// <returns>At most 50; empty for an incident that is not there.</returns>
    [Needs("read-operations")]
    [Alias("entries")]
    Task<IReadOnlyList<EntryTraceView>> Entries(string incidentId, long before);

    /// <summary>Whether the caller operates the system: whoever does not is refused like by every other method.</summary>
    [Needs("read-operations")]
    [AlwaysInterleave]
    [Alias("admit")]
    Task Admit();
}
