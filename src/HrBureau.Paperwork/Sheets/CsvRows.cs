using Sylvan.Data.Csv;

namespace HrBureau.Paperwork;

/// <summary>Rows of a comma-separated text; the delimiter is told from the header it makes.</summary>
internal static class CsvRows
{
    private const int LongestLine = 256 * 1024;

    private static readonly char[] Delimiters = [',', '\t', ';'];

    public static IEnumerable<SheetRow> Read(string text, Func<string, bool> known)
    {
        using var csv = CsvDataReader.Create(new StringReader(Bounded(text)), new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = DelimiterOf(text, known),
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

            if (csv.RowNumber > SheetLimits.Rows + SheetLimits.HeadRows)
            {
                throw new SheetRefusedException(SheetFault.TooManyRows);
            }

            yield return new SheetRow(csv.RowNumber, [.. Enumerable.Range(0, csv.RowFieldCount).Select(i => Cell(csv.GetString(i)))]);
        }
    }

    /// <summary>Platforms write <c>="0123"</c> or a leading tab so that table programs leave digits alone.</summary>
    private static SheetCell Cell(string text) => text.Length > SheetLimits.CellLength
        ? throw new SheetRefusedException(SheetFault.CellTooLong)
        : SheetCell.OfText(text.Length > 3 && text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') ? text[2..^1] : text);

    /// <summary>A line of a million delimiters would be taken apart before it could be refused.</summary>
    private static string Bounded(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length > LongestLine)
            {
                throw new SheetRefusedException(SheetFault.CellTooLong);
            }
        }

        return text;
    }

    /// <summary>The one that makes most headers that are known of one of the first lines, else most columns: narratives are full of commas of their own.</summary>
    private static char DelimiterOf(string text, Func<string, bool> known)
    {
        var lines = text.Split('\n', SheetLimits.HeadRows + 1).Take(SheetLimits.HeadRows).ToList();
        return Delimiters.MaxBy(delimiter => lines.Max(line =>
        {
            var names = line.Split(delimiter);
            return (names.Count(name => known(name.Trim(' ', '"', '\r', '\t', '='))), line == lines[0] ? names.Length : 0);
        }));
    }
}
