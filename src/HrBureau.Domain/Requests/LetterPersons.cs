namespace HrBureau.Domain;

/// <summary>Whom a letter names, and which of their numbers and addresses it gives.</summary>
public static class LetterPersons
{
    /// <summary>Whether another agency is shown a link of the chain: an owing one, or any when the chain is shared.</summary>
    /// <param name="role">Role of the link.</param>
    /// <param name="shared">Whether a part is shared.</param>
    /// <returns>True for a link it is shown.</returns>
    public static bool Links(PartyRole role, Predicate<SharePart> shared) =>
        role is PartyRole.Employer or PartyRole.LabourContractor || shared(SharePart.Chain);

    /// <summary>The persons of the links a letter shares.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="request">The letter.</param>
    /// <returns>None when it shares no persons.</returns>
    public static IEnumerable<PersonNamed> Of(IncidentState state, JointRequest request) => request.Share.Contains(SharePart.Persons)
        ? state.Parties.Values.Where(party => Links(party.Role, request.Share.Contains)).SelectMany(party => party.Persons.Values)
        : [];

    /// <summary>What the signer chose to give, resolved.</summary>
    /// <returns>Null when one of them is no number or address of a person whom the letter names.</returns>
    internal static IReadOnlyList<SharedContact>? Chosen(IncidentState state, JointRequest request, IReadOnlyList<ContactChoice> choices)
    {
        var named = Of(state, request).ToDictionary(person => person.PersonId, StringComparer.Ordinal);
        var given = choices.Select(choice => named.GetValueOrDefault(choice.PersonId) is { } person
            && ContactMatch.Meant(person, choice.Contact, choice.At) is { } value
            && person.Contacts.Any(contact => contact.Value.Value == value && contact.Source.Length > 0)
                ? new SharedContact(choice.PersonId, new Personal(choice.PersonId, value))
                : null).ToList();
        return given.Contains(null) ? null : [.. given.OfType<SharedContact>().Distinct()];
    }
}

/// <summary>A number or address that a letter gives to the addressed agency.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Contact">Sealed.</param>
public sealed record SharedContact(string PersonId, Personal Contact)
{
    /// <summary>Whether it is a contact of a person; none once the person has been erased.</summary>
    /// <param name="person">The person.</param>
    /// <param name="contact">A contact of his.</param>
    /// <returns>True for the same number or address.</returns>
    public bool Is(PersonNamed person, ContactDetail contact) => person.PersonId == PersonId && Contact.Value is { } value && value == contact.Value.Value;
}
