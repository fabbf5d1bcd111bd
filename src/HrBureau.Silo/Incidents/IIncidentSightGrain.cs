using System.Collections.Immutable;
using HrBureau.Contracts;
using HrBureau.Domain;

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

    /// <summary>Requests that are open here and in what was merged into this one, for the incident it was merged into.</summary>
    /// <param name="above">The incidents that ask.</param>
    [Needs(Contracts.Access.System)]
    [Orleans.Concurrency.AlwaysInterleave]
    [Alias("open-requests")]
    Task<OpenRequestView[]> OpenRequests(string[] above);

    /// <summary>What is known of a notice that is about to leave the house; null when it needs not leave any more.</summary>
    /// <param name="noticeId">Which.</param>
    /// <param name="leastVersion">The entry that owes it.</param>
    [Needs(Contracts.Access.System)]
    [Orleans.Concurrency.AlwaysInterleave]
    [Alias("outgoing")]
    Task<OutgoingNotice?> Outgoing(string noticeId, long leastVersion);

    /// <summary>Another hand has moved the incident on: what is shown from now on is not older.</summary>
    /// <param name="version">Where it stands at least.</param>
    [Needs(Contracts.Access.System)]
    [Orleans.Concurrency.AlwaysInterleave]
    [Orleans.Concurrency.OneWay]
    [Alias("moved-on")]
    Task MovedOn(long version);

    /// <summary>Where a replay stands.</summary>
    /// <param name="drill">The replay.</param>
    /// <returns>Null when this is not its incident.</returns>
    [Needs(Contracts.Access.System)]
    [Alias("standing")]
    Task<DrillStanding?> Standing(string drill);
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

    /// <summary>The requests he sees, by id.</summary>
    [Id(10)]
    public Dictionary<string, LetterSight> Letters { get; init; } = [];

    /// <summary>Notices, by id, with their request; for who sees all entries.</summary>
    [Id(11)]
    public Dictionary<string, string?> Notices { get; init; } = [];

    /// <summary>What voiding hangs on; null for who may not void.</summary>
    [Id(12)]
    public VoidSight? Voiding { get; init; }

    /// <summary>Version of the incident: no act goes on behind it.</summary>
    [Id(13)]
    public long Version { get; init; }
}

/// <summary>A request as an entry names it.</summary>
/// <param name="Kind">Word of its kind.</param>
/// <param name="To">The addressed agency.</param>
[GenerateSerializer]
[Alias("hrb.letter-sight")]
internal sealed record LetterSight(string Kind, string To);

/// <summary><see cref="VoidMarks"/> on their way to the timeline.</summary>
[GenerateSerializer]
[Alias("hrb.void-sight")]
internal sealed record VoidSight(string[] Signed, Dictionary<string, DateTimeOffset> Split, string[]? Reports)
{
    public static VoidSight Of(VoidMarks marks) => new([.. marks.Signed], new(marks.Split, StringComparer.Ordinal), marks.Reports?.ToArray());

    public VoidMarks Marks(long[] voided) => new([.. Signed], Split.ToImmutableDictionary(StringComparer.Ordinal), Reports is null ? null : [.. Reports], [.. voided]);
}
