using System.Text;

namespace HrBureau.Paperwork;

/// <summary>Finds the header among the first rows, below a title or remarks, and splits the table there.</summary>
internal static class HeaderRow
{
    public static Sheet Split(IEnumerable<SheetRow> all, IReadOnlyList<string> others, string? encoding, Func<string, bool> known)
    {
        var rows = all.Where(row => row.Cells.Any(cell => !cell.IsEmpty)).ToList();
        var header = rows.Take(SheetLimits.HeadRows).MaxBy(row => (row.Cells.Count(cell => known(Text(cell))), row.Cells.Count(cell => cell.Kind == SheetCellKind.Text)), Comparer<(int, int)>.Default);
        if (header is null || header.Cells.Count(cell => !cell.IsEmpty) < 2)
        {
            throw new SheetRefusedException(SheetFault.NoHeader);
        }

        var names = header.Cells.Select(Text).Reverse().SkipWhile(name => name.Length == 0).Reverse().ToList();
        var twice = names.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new SheetRefusedException(SheetFault.DoubleHeader, known(twice.Key) ? twice.Key : null);
        }

        var below = rows.Where(row => row.Number > header.Number).Select(row => Fit(row, names.Count)).ToList();
        return below.Count switch
        {
            0 => throw new SheetRefusedException(SheetFault.NoHeader),
            > SheetLimits.Rows => throw new SheetRefusedException(SheetFault.TooManyRows),
            _ => new Sheet(names, header.Number, below, others, encoding),
        };
    }

    /// <summary>A header as it is compared: one line, no blanks, either width alike.</summary>
    private static string Text(SheetCell cell)
    {
        var text = new StringBuilder();
        if (cell.Kind == SheetCellKind.Error)
        {
            return "";
        }

        foreach (var c in cell.Text.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                text.Append(c);
            }
        }

        return text.Length > 100 ? text.ToString(0, 100) : text.ToString();
    }

    private static SheetRow Fit(SheetRow row, int columns) => row.Cells.Count == columns
        ? row
        : row with
        {
            Cells = [.. row.Cells.Take(columns), .. Enumerable.Repeat(SheetCell.Empty, Math.Max(0, columns - row.Cells.Count))],
            Spilt = [.. row.Cells.Skip(columns).Reverse().SkipWhile(cell => cell.IsEmpty).Reverse()],
        };
}
