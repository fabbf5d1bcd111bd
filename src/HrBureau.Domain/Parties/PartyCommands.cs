namespace HrBureau.Domain;

public abstract partial record IncidentCommand
{
    /// <summary>Names a link of the chain, or adds to one already named.</summary>
    /// <param name="PartyId">Id inside the incident, chosen by the caller.</param>
    /// <param name="Role">Which link.</param>
    /// <param name="Name">Registered name; of a natural person (labour contractor) his name, sealed.</param>
    /// <param name="Code">统一社会信用代码.</param>
    /// <param name="Persons">Responsible persons.</param>
    public sealed record NameParty(string PartyId, PartyRole Role, string Name, string? Code = null, IReadOnlyList<PersonGiven>? Persons = null) : IncidentCommand;

    /// <summary>How two links stand to each other.</summary>
    /// <param name="From">Party id.</param>
    /// <param name="To">Party id.</param>
    /// <param name="Relation">Relation.</param>
    /// <param name="UnpaidProjectFen">Unpaid project money between them, whole fen.</param>
    public sealed record LinkParties(string From, string To, PartyRelation Relation, long? UnpaidProjectFen = null) : IncidentCommand;
}

/// <summary>A responsible person as given in a command.</summary>
/// <param name="PersonId">Id inside the incident.</param>
/// <param name="Name">Name.</param>
/// <param name="Post">What he is.</param>
/// <param name="KeyPerson">Whether his being unreachable counts; null takes the rule (legal representative, actual controller, labour contractor).</param>
/// <param name="Contacts">Numbers and addresses with their source.</param>
public sealed record PersonGiven(string PersonId, string Name, PersonPost Post, bool? KeyPerson = null, IReadOnlyList<ContactGiven>? Contacts = null);

/// <summary>A number or address as given in a command.</summary>
/// <param name="Kind">Phone, address, WeChat.</param>
/// <param name="Value">The number or address.</param>
/// <param name="Source">Where it came from (registration, worker, project, earlier case …), in words.</param>
public sealed record ContactGiven(ContactKind Kind, string Value, string Source);
