using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>A link of the chain as the reader may see it.</summary>
/// <param name="PartyId">Id inside the incident.</param>
/// <param name="Role">Which link.</param>
/// <param name="Name">Name, masked for who may not see it.</param>
/// <param name="Code">Code.</param>
/// <param name="Persons">Responsible persons.</param>
/// <param name="Links">Links to other parties.</param>
[GenerateSerializer]
[Alias("hrb.party-view")]
public sealed record PartyView(string PartyId, PartyRole Role, string? Name, string? Code, IReadOnlyList<PersonView> Persons, IReadOnlyList<PartyLinkView> Links);

/// <summary>A link to another party.</summary>
/// <param name="To">Party id.</param>
/// <param name="Relation">Relation.</param>
/// <param name="UnpaidProjectFen">Unpaid project money, fen.</param>
[GenerateSerializer]
[Alias("hrb.party-link-view")]
public sealed record PartyLinkView(string To, PartyRelation Relation, long? UnpaidProjectFen);

/// <summary>A responsible person.</summary>
/// <param name="PersonId">Id inside the incident.</param>
/// <param name="Name">Name, masked for who may not see it.</param>
/// <param name="Post">What he is.</param>
/// <param name="KeyPerson">Whether his being unreachable counts.</param>
/// <param name="Contacts">Numbers and addresses; in clear for holder and assigned inspectors, masked for others.</param>
[GenerateSerializer]
[Alias("hrb.person-view")]
public sealed record PersonView(string PersonId, string? Name, PersonPost Post, bool KeyPerson, IReadOnlyList<ContactView> Contacts);

/// <summary>A number or address.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Clear or masked.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Masked">Whether masked.</param>
[GenerateSerializer]
[Alias("hrb.contact-view")]
public sealed record ContactView(ContactKind Kind, string? Value, string Source, bool Masked);

/// <summary>The contact ledger of one person.</summary>
/// <param name="PersonId">Whom.</param>
/// <param name="State">trying, reached, unreachable, summoned, did-not-come, refused.</param>
/// <param name="Attempts">The latest tries, newest first.</param>
/// <param name="AttemptCount">All tries.</param>
/// <param name="Failures">Failures since the last success.</param>
/// <param name="FailuresNeeded">What the rule asks.</param>
/// <param name="Channels">Channels they were spread over.</param>
/// <param name="ChannelsNeeded">What the rule asks.</param>
/// <param name="SpanMinutes">Minutes from the first to the last failure.</param>
/// <param name="SpanNeededMinutes">What the rule asks.</param>
/// <param name="UnreachableSince">Since when.</param>
/// <param name="UnreachableByRule">By rule or declared.</param>
/// <param name="SummonsAt">Set time of the open summons.</param>
/// <param name="SummonsPlace">Its place.</param>
/// <param name="Flags">Kebab-case flags: refused, may-count-as-absconding, alone.</param>
/// <param name="FailuresAlone">How many of <paramref name="Failures"/> one officer made alone.</param>
[GenerateSerializer]
[Alias("hrb.person-contacts-view")]
public sealed record PersonContactsView(
    string PersonId,
    string State,
    IReadOnlyList<AttemptView> Attempts,
    int AttemptCount,
    int Failures,
    int FailuresNeeded,
    IReadOnlyList<ContactChannel> Channels,
    int ChannelsNeeded,
    int SpanMinutes,
    int SpanNeededMinutes,
    DateTimeOffset? UnreachableSince,
    bool UnreachableByRule,
    DateTimeOffset? SummonsAt,
    string? SummonsPlace,
    IReadOnlyList<string> Flags,
    int FailuresAlone = 0);

/// <summary>One try.</summary>
/// <param name="AttemptId">Id.</param>
/// <param name="At">Legal time.</param>
/// <param name="Channel">How.</param>
/// <param name="Contact">Number or address, clear or masked.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Words">Words.</param>
/// <param name="Counts">success, failure or neutral.</param>
/// <param name="Inspectors">Officer ids.</param>
/// <param name="Flags">alone, late, unsourced.</param>
[GenerateSerializer]
[Alias("hrb.attempt-view")]
public sealed record AttemptView(string AttemptId, DateTimeOffset At, ContactChannel Channel, string? Contact, ContactResult Result, string? Words, string Counts, IReadOnlyList<string> Inspectors, IReadOnlyList<string> Flags);
