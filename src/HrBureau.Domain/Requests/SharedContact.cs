namespace HrBureau.Domain;

/// <summary>A number or address that a letter gives to the addressed agency.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Contact">Sealed.</param>
public sealed record SharedContact(string PersonId, ContactKind Kind, Personal Contact)
{
    /// <summary>Whether it is a contact of a person; none once the person has been erased.</summary>
    /// <param name="person">The person.</param>
    /// <param name="contact">A contact of his.</param>
    /// <returns>True for the same number or address.</returns>
    public bool Is(PersonNamed person, ContactDetail contact) => person.PersonId == PersonId && Contact.Value is { } value && value == contact.Value.Value;
}
