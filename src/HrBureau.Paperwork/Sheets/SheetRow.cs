namespace HrBureau.Paperwork;

/// <summary>One row of a table.</summary>
/// <param name="Number">As the table program shows it, from 1.</param>
/// <param name="Cells">Its cells, as many as the table has columns.</param>
/// <param name="Spills">Whether more cells are filled than the table has columns: what stands in them has slipped.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells, bool Spills = false);
