using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Paperwork;

/// <summary>A table of officers or agencies as it was read.</summary>
/// <param name="Rows">Rows as they are to stand; none while anything is wrong.</param>
/// <param name="Faults">Everything that is wrong, row by row.</param>
/// <param name="Lacking">Columns there must be and are not.</param>
/// <param name="RowOf">Row numbers by officer id or agency code.</param>
public sealed record PeopleSheet(PeopleRows Rows, IReadOnlyList<RowFault> Faults, IReadOnlyList<PeopleColumn> Lacking, IReadOnlyDictionary<string, int> RowOf);
