using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>A link of the contracting chain.</summary>
/// <param name="PartyId">Id inside the incident.</param>
/// <param name="Role">Which link.</param>
/// <param name="Name">Registered name; null for a natural person.</param>
/// <param name="NaturalName">Name of a natural person.</param>
/// <param name="Code">统一社会信用代码.</param>
/// <param name="Persons">Responsible persons by person id.</param>
public sealed record Party(string PartyId, PartyRole Role, string? Name, Personal? NaturalName, string? Code, ImmutableSortedDictionary<string, PersonNamed> Persons);

/// <summary>Two links of the chain.</summary>
/// <param name="From">Party id.</param>
/// <param name="To">Party id.</param>
/// <param name="Relation">Relation.</param>
/// <param name="UnpaidProjectFen">Unpaid project money, fen.</param>
public sealed record PartyLink(string From, string To, PartyRelation Relation, long? UnpaidProjectFen);
