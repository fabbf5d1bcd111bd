using Sylvan.Data.Csv;

namespace HrBureau.Paperwork;

/// <summary>Rows of a comma-separated text; the delimiter is told from the text itself.</summary>
internal static class CsvRows
{
    private static readonly char[] Delimiters = [',', '\t', ';', '，'];

    public static IEnumerable<SheetRow> Read(string text)
    {
        using var csv = CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = DelimiterOf(text),
            MaxBufferSize = SheetLimits.Bytes,
            ResultSetMode = ResultSetMode.SingleResult,
            // A line that begins with a number sign is a row like any other.
            Comment = '\0',
        });
        while (csv.Read())
        {
            if (csv.RowFieldCount > SheetLimits.Columns)
            {
                throw new SheetRefusedException(SheetFault.TooManyColumns);
            }

            var cells = new SheetCell[csv.RowFieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = SheetCell.OfText(Plain(csv.GetString(i)));
            }

            if (csv.RowNumber > SheetLimits.Rows + SheetLimits.HeadRows)
            {
                throw new SheetRefusedException(SheetFault.TooManyRows);
            }

            yield return new SheetRow(csv.RowNumber, cells);
        }
    }

    /// <summary>Platforms write <c>="0123"</c> or a leading tab so that table programs leave digits alone.</summary>
    private static string Plain(string text) =>
        text.Length > 3 && text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') ? text[2..^1] : text;

    private static char DelimiterOf(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4096));
        var best = ',';
        foreach (var delimiter in Delimiters)
        {
            if (head.Count(delimiter) > head.Count(best))
            {
                best = delimiter;
            }
        }

        return best;
    }
}
