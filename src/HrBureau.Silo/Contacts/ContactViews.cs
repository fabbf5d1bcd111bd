using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Parties, persons and the contact ledger as a reader may see them.</summary>
internal static class ContactViews
{
    /// <summary>The chain. Another agency sees the owing links only, unless the chain is shared.</summary>
    public static PartyView[] Chain(IncidentState state, Sight sight) => [.. state.Parties.Values.Where(party => Shows(party, sight)).Select(party => Party(state, party, sight))];

    /// <summary>The responsible persons.</summary>
    public static PersonView[] Persons(IncidentState state, Sight sight) =>
        [.. Chain(state, sight).SelectMany(party => party.Persons)];

    /// <summary>The ledger, with what the rule still asks.</summary>
    public static PersonContactsView[] Ledger(IncidentImage image, Sight sight)
    {
        var state = image.State;
        if (sight is Sight.Shared shared && !shared.Parts.Contains(SharePart.Contacts))
        {
            return [];
        }

        var rule = image.Mechanism.UnreachableFor(state);
        var hidden = state.Parties.Values.Where(party => !SeesLink(party.Role, sight)).SelectMany(party => party.Persons.Keys);
        var persons = state.Parties.Values.SelectMany(party => party.Persons.Keys).Union(state.Ledgers.Keys, StringComparer.Ordinal).Except(hidden, StringComparer.Ordinal);
        return [.. persons.Select(id => Ledger(state.Ledgers.GetValueOrDefault(id) ?? PersonLedger.Of(id), rule, Clear(sight), sight is Sight.Whole))];
    }

    private static PersonContactsView Ledger(PersonLedger ledger, UnreachableRow rule, bool clear, bool own) => new(
        ledger.PersonId,
        TrackViews.PersonState(ledger),
        ledger.Attempts.Reverse().Select(attempt => Attempt(attempt, clear, own)).ToArray(),
        ledger.AttemptCount,
        ledger.Run.Count,
        rule.Failures,
        ledger.Run.Channels.ToArray(),
        rule.Channels,
        (int)((ledger.Run.Last - ledger.Run.First)?.TotalMinutes ?? 0),
        (int)rule.Span.TotalMinutes,
        ledger.Unreachable,
        ledger.UnreachableByRule,
        ledger.Summons?.At,
        ledger.Summons?.Place,
        Flags(ledger),
        ledger.Attempts.Count(attempt => attempt.Alone && ledger.Run.AttemptIds.Contains(attempt.AttemptId)));

    /// <summary>Free words may name workers or the reporter, and who went is HR's own: neither leaves the house.</summary>
    private static AttemptView Attempt(IncidentEvent.ContactAttempted attempt, bool clear, bool own) => new(
        attempt.AttemptId,
        attempt.At,
        attempt.Channel,
        clear ? attempt.Contact.Value : Masks.Contact(Masks.KindOf(attempt.Channel, attempt.Contact.Value), attempt.Contact.Value),
        attempt.Result,
        own ? attempt.Words : null,
        Unreachability.IsSuccess(attempt.Result) ? "success" : Unreachability.Counts(attempt) ? "failure" : "neutral",
        own ? attempt.Inspectors.ToArray() : [],
        new[] { attempt.Alone ? "alone" : null, attempt.Late ? "late" : null, attempt.Sourced ? null : "unsourced" }.OfType<string>().ToArray());

    private static string[] Flags(PersonLedger ledger)
    {
        string?[] flags =
        [
            ledger.Refused ? "refused" : null,
            ledger is { LastOutcome: SummonsOutcome.DidNotCome } ? "may-count-as-absconding" : null,
            ledger.Attempts.Exists(attempt => attempt.Alone) ? "alone" : null,
        ];
        return [.. flags.OfType<string>()];
    }

    /// <summary>Whether another agency is shown a link of the chain: an owing one, or any when the chain is shared.</summary>
    public static bool Shows(PartyRole role, Predicate<SharePart> shared) =>
        LetterPersons.Links(role, shared) && (shared(SharePart.Chain) || shared(SharePart.Employer) || shared(SharePart.Persons));

    /// <summary>Persons whom a letter names: those of the links it shares.</summary>
    public static string[] NamedIn(IncidentState state, JointRequest request) => [.. LetterPersons.Of(state, request).Select(person => person.PersonId)];

    /// <summary>Places of the contacts a letter gives beside its parts, for its own side.</summary>
    public static ContactPlaceView[] GivenWith(IncidentState state, JointRequest request, Sight sight) => sight is Sight.Whole
        ? [.. state.Parties.Values.SelectMany(party => party.Persons.Values).SelectMany(person => person.Contacts
            .Select((contact, at) => (contact, at))
            .Where(pair => request.Contacts.Exists(given => given.Is(person, pair.contact)))
            .Select(pair => new ContactPlaceView(person.PersonId, pair.at)))]
        : [];

    private static bool Shows(Party party, Sight sight) => sight switch
    {
        Sight.Whole => true,
        Sight.Shared shared => Shows(party.Role, shared.Parts.Contains),
        _ => false,
    };

    private static bool SeesLink(PartyRole role, Sight sight) => sight is Sight.Whole || sight is Sight.Shared shared && LetterPersons.Links(role, shared.Parts.Contains);

    private static PartyView Party(IncidentState state, Party party, Sight sight)
    {
        var links = sight is Sight.Whole || sight is Sight.Shared shared && shared.Parts.Contains(SharePart.Chain)
            ? state.Links.Where(link => link.From == party.PartyId).Select(link => new PartyLinkView(link.To, link.Relation, sight is Sight.Whole ? link.UnpaidProjectFen : null)).ToArray()
            : [];
        var persons = SeesPersons(sight) ? party.Persons.Values.Select(person => Person(person, party.Role, sight)).ToArray() : [];
        return new PartyView(party.PartyId, party.Role, NameOf(party, sight), SeesUnit(sight) ? party.Code : null, persons, links);
    }

    private static string? NameOf(Party party, Sight sight) => party.NaturalName is { } natural
        ? NamesClear(sight, party.Role) ? natural.Value : Masks.Name(natural.Value)
        : SeesUnit(sight) ? party.Name : null;

    /// <summary>Whose persons somebody was asked to find is another matter than who they are.</summary>
    private static bool SeesUnit(Sight sight) => sight is Sight.Whole || sight is Sight.Shared shared && (shared.Parts.Contains(SharePart.Employer) || shared.Parts.Contains(SharePart.Chain));

    private static PersonView Person(PersonNamed person, PartyRole role, Sight sight) => new(
        person.PersonId,
        NamesClear(sight, role) ? person.Name.Value : Masks.Name(person.Name.Value),
        person.Post,
        person.KeyPerson,
        [.. person.Contacts
            .Select(contact => (contact, given: sight is Sight.Shared shared && shared.Contacts.Exists(one => one.Is(person, contact))))
            .Where(pair => pair.given || SeesContacts(sight))
            .Select(pair => Contact(pair.contact, pair.given || Clear(sight) || Signed(sight, role, SharePart.Contacts), sight is Sight.Whole))]);

    /// <summary>Where it comes from is told in free words that may name a worker: they do not leave the house.</summary>
    private static ContactView Contact(ContactDetail contact, bool clear, bool own) =>
        new(contact.Kind, clear ? contact.Value.Value : Masks.Contact(contact.Kind, contact.Value.Value), own ? contact.Source : "", !clear);

    private static bool SeesPersons(Sight sight) => sight is Sight.Whole || sight is Sight.Shared shared && shared.Parts.Contains(SharePart.Persons);

    private static bool SeesContacts(Sight sight) => sight is Sight.Whole || sight is Sight.Shared shared && shared.Parts.Contains(SharePart.Contacts);

    /// <summary>Holder and inspectors must call the persons; who was asked to find them must know their names, and who signs for that, whom he names.</summary>
    private static bool NamesClear(Sight sight, PartyRole role) => sight is Sight.Whole { Phones: true } || SeesPersons(sight) && sight is Sight.Shared || Signed(sight, role, SharePart.Persons);

    /// <summary>Whether a letter of his gives the part of this link to another agency.</summary>
    public static bool Signed(Sight sight, PartyRole role, SharePart part) =>
        sight is Sight.Whole whole && whole.Signs.Any(letter => letter.Contains(SharePart.Persons) && letter.Contains(part) && LetterPersons.Links(role, letter.Contains));

    private static bool Clear(Sight sight) => sight is Sight.Whole { Phones: true } || sight is Sight.Shared shared && shared.Parts.Contains(SharePart.Contacts);
}
