using MiniExcelLibs;

namespace HrBureau.Paperwork;

/// <summary>The rows that were not taken, as a table to be mended and handed in again: every cell is text, so that none of them is ever a formula.</summary>
public static class RejectedTable
{
    /// <summary>Writes it.</summary>
    /// <param name="sheet">The table as it was read.</param>
    /// <param name="reasons">What is wrong, by row number.</param>
    /// <param name="rowHeader">Header of the column of row numbers.</param>
    /// <param name="reasonHeader">Header of the column of reasons.</param>
    /// <returns>A workbook.</returns>
    public static byte[] Write(Sheet sheet, IReadOnlyDictionary<int, string> reasons, string rowHeader, string reasonHeader)
    {
        var left = sheet.Rows.Where(row => reasons.ContainsKey(row.Number)).ToList();
        var spilt = left.Select(row => row.Spilt.Count).DefaultIfEmpty().Max();
        var rows = left.Select(row =>
        {
            var cells = new Dictionary<string, object>(StringComparer.Ordinal) { [rowHeader] = row.Number, [reasonHeader] = reasons[row.Number] };
            for (var i = 0; i < sheet.Header.Count; i++)
            {
                // A number that was cut would pass as text the next time: it is typed anew.
                cells.TryAdd(sheet.Header[i].Length == 0 ? $"({i + 1})" : sheet.Header[i], row.Cells[i].Kind == SheetCellKind.CutNumber ? "" : row.Cells[i].Text);
            }

            // The columns of the table are those of its first row.
            for (var i = 0; i < spilt; i++)
            {
                cells.TryAdd($"({sheet.Header.Count + i + 1})", i < row.Spilt.Count ? row.Spilt[i].Text : "");
            }

            return cells;
        });
        using var file = new MemoryStream();
        file.SaveAs(rows.ToList());
        return file.ToArray();
    }
}
