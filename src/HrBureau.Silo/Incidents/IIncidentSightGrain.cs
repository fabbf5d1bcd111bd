using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>What the board must know of an incident before it shows a page of its timeline; served by the incident's own actor.</summary>
[Alias("hrb.incident-sight")]
[GrainInterfaceType("hrb.incident-sight")]
internal interface IIncidentSightGrain : IGrainWithStringKey
{
    /// <param name="officer">Who looks.</param>
    /// <param name="agency">His agency.</param>
    /// <param name="duties">His duties.</param>
    /// <param name="shown">Whether entries are shown to him next: persons' data in clear are then written down, or masked.</param>
    [Needs(Contracts.Access.System)]
    [Orleans.Concurrency.AlwaysInterleave]
    [Alias("sight-of")]
    Task<TimelineSight?> SightOf(string officer, string agency, string[] duties, bool shown);

    /// <param name="evidence">A file.</param>
    /// <param name="officer">Who would read it.</param>
    /// <param name="agency">His agency.</param>
    /// <param name="duties">His duties.</param>
    /// <returns>Whether it is evidence here and he may see it; a look of another agency is then written down.</returns>
    [Needs(Contracts.Access.System)]
    [Orleans.Concurrency.AlwaysInterleave]
    [Alias("shows-evidence")]
    Task<bool> ShowsEvidence(string evidence, string officer, string agency, string[] duties);

    /// <summary>Requests that are open, for the incident this one was merged into.</summary>
    [Needs(Contracts.Access.System)]
    [Orleans.Concurrency.AlwaysInterleave]
    [Alias("open-requests")]
    Task<OpenRequestView[]> OpenRequests();

    /// <summary>What is known of a notice that is about to leave the house; null when it needs not leave any more.</summary>
    /// <param name="noticeId">Which.</param>
    /// <param name="leastVersion">The entry that owes it.</param>
    [Needs(Contracts.Access.System)]
    [Orleans.Concurrency.AlwaysInterleave]
    [Alias("outgoing")]
    Task<OutgoingNotice?> Outgoing(string noticeId, long leastVersion);
}

/// <summary>What one officer may see of a timeline.</summary>
/// <param name="Whole">All entries, personal data masked.</param>
/// <param name="Phones">Responsible persons' data in clear.</param>
/// <param name="Parts">Words of the parts shared, for another agency.</param>
/// <param name="Requests">Requests it sees.</param>
/// <param name="Voided">Entries struck out.</param>
/// <param name="Persons">Names of the responsible persons by person id, masked unless he sees them in clear; only those he may see.</param>
/// <param name="Named">Words of the roles whose persons a letter of his names: these he sees in clear, as in the chain.</param>
/// <param name="Numbered">Words of the roles whose numbers a letter of his gives.</param>
[GenerateSerializer]
[Alias("hrb.timeline-sight")]
internal sealed record TimelineSight(bool Whole, bool Phones, string[] Parts, string[] Requests, long[] Voided, Dictionary<string, string> Persons, string[] Named, string[] Numbered)
{
    /// <summary>Calls that are no longer needed, by notice id, with the word of why; for who sees all entries.</summary>
    [Id(8)]
    public Dictionary<string, string> Lapsed { get; init; } = [];

    /// <summary>Other incidents whose numbers another agency may read here: those it sees itself.</summary>
    [Id(9)]
    public string[] Others { get; init; } = [];
}
