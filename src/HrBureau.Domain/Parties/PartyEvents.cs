namespace HrBureau.Domain;

public abstract partial record IncidentEvent
{
    /// <summary>A link of the chain.</summary>
    /// <param name="PartyId">Id inside the incident.</param>
    /// <param name="Role">Which link.</param>
    /// <param name="Name">Registered name of a unit; null for a natural person.</param>
    /// <param name="NaturalName">Name of a natural person (labour contractor), sealed.</param>
    /// <param name="Code">统一社会信用代码.</param>
    /// <param name="Persons">Responsible persons.</param>
    public sealed record PartyNamed(string PartyId, PartyRole Role, string? Name, Personal? NaturalName, string? Code, IReadOnlyList<PersonNamed> Persons) : IncidentEvent;

    /// <summary>Two links.</summary>
    /// <param name="From">Party id.</param>
    /// <param name="To">Party id.</param>
    /// <param name="Relation">Relation.</param>
    /// <param name="UnpaidProjectFen">Unpaid project money, fen.</param>
    public sealed record PartiesLinked(string From, string To, PartyRelation Relation, long? UnpaidProjectFen) : IncidentEvent;
}

/// <summary>A responsible person, sealed.</summary>
/// <param name="PersonId">Id inside the incident.</param>
/// <param name="Name">Name.</param>
/// <param name="Post">What he is.</param>
/// <param name="KeyPerson">Whether his being unreachable counts.</param>
/// <param name="Contacts">Numbers and addresses.</param>
public sealed record PersonNamed(string PersonId, Personal Name, PersonPost Post, bool KeyPerson, IReadOnlyList<ContactDetail> Contacts);

/// <summary>A number or address with its source.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Sealed.</param>
/// <param name="Source">Where it came from.</param>
public sealed record ContactDetail(ContactKind Kind, Personal Value, string Source);
