namespace HrBureau.Paperwork;

/// <summary>One row of a table.</summary>
/// <param name="Number">As the table program shows it, from 1.</param>
/// <param name="Cells">Its cells, as many as the table has columns.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells)
{
    /// <summary>Cells that are filled behind the last column: what stands in the row has slipped.</summary>
    public IReadOnlyList<SheetCell> Spilt { get; init; } = [];
}
