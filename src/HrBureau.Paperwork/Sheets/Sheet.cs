namespace HrBureau.Paperwork;

/// <summary>A table as it was read.</summary>
/// <param name="Header">Header texts, one for each column; empty where a column has none.</param>
/// <param name="HeaderRow">Row number of the header.</param>
/// <param name="Rows">Rows below the header that hold anything.</param>
/// <param name="OtherSheets">Names of further sheets of the workbook that hold anything and were not read.</param>
/// <param name="Encoding">Encoding of a text file; null for a workbook.</param>
public sealed record Sheet(IReadOnlyList<string> Header, int HeaderRow, IReadOnlyList<SheetRow> Rows, IReadOnlyList<string> OtherSheets, string? Encoding);
