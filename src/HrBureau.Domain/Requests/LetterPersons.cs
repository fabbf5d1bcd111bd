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
            && person.Contacts.FirstOrDefault(contact => contact.Value.Value == value && contact.Source.Length > 0) is { } recorded
                ? new SharedContact(choice.PersonId, recorded.Kind, new Personal(choice.PersonId, value))
                : null).ToList();
        return given.Contains(null) ? null : [.. given.OfType<SharedContact>().Distinct()];
    }
}
