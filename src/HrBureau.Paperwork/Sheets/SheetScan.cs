using System.Text;
using System.Xml;

namespace HrBureau.Paperwork;

/// <summary>Looks through the cells of a sheet: rows and columns rise and stay within their bounds, texts are no longer than a cell may be.</summary>
internal static class SheetScan
{
    /// <summary>Goes to the next node; nothing that a table holds lies deep.</summary>
    public static bool Next(XmlReader xml, SheetWork work)
    {
        work.Look();
        return xml.Read() && (xml.Depth <= SheetLimits.Depth ? true : throw new SheetRefusedException(SheetFault.Damaged));
    }

    /// <summary>A text, read piece by piece: what is too long is never in memory as a whole.</summary>
    public static string Text(XmlReader xml, int most)
    {
        var (text, piece) = (new StringBuilder(), new char[4096]);
        for (int read; (read = xml.ReadValueChunk(piece, 0, piece.Length)) > 0;)
        {
            if (text.Length + read > most)
            {
                throw new SheetRefusedException(SheetFault.CellTooLong);
            }

            text.Append(piece, 0, read);
        }

        return text.ToString();
    }

    /// <returns>Whether the sheet holds a cell with content.</returns>
    public static bool Look(XmlReader xml, SheetTexts texts, SheetWork work)
    {
        var (row, column, points, length, any) = (0, 0, false, 0, false);
        while (Next(xml, work))
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "row"):
                    (row, column) = (Rising(row, RowOf(xml.GetAttribute("r")), int.MaxValue, SheetFault.TooManyRows), 0);
                    break;
                case (XmlNodeType.Element, "c"):
                    var filled = !xml.IsEmptyElement;
                    column = Rising(column, ColumnOf(xml.GetAttribute("r")), filled ? SheetLimits.Columns : int.MaxValue, SheetFault.TooManyColumns);
                    (points, length) = (xml.GetAttribute("t") == "s", 0);
                    break;
                case (XmlNodeType.Element, "v" or "is"):
                    any = true;
                    Within(row, SheetLimits.Rows + SheetLimits.HeadRows, SheetFault.TooManyRows);
                    Within(column, SheetLimits.Columns, SheetFault.TooManyColumns);
                    break;
                case (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace, _):
                    var text = Text(xml, SheetLimits.CellLength - length);
                    length += text.Length;
                    texts.Count(points, text);
                    break;
            }
        }

        return any;
    }

    private static int Rising(int last, int? next, int most, SheetFault fault)
    {
        var at = next ?? last + 1;
        return at <= last ? throw new SheetRefusedException(SheetFault.Damaged) : at > most ? throw new SheetRefusedException(fault) : at;
    }

    private static void Within(int value, int most, SheetFault fault)
    {
        if (value < 1 || value > most)
        {
            throw new SheetRefusedException(fault);
        }
    }

    private static int? RowOf(string? reference) => reference is null ? null : int.TryParse(reference, out var row) ? row : int.MaxValue;

    private static int? ColumnOf(string? reference)
    {
        if (reference is null)
        {
            return null;
        }

        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = Math.Min((column * 26) + (c - 'A' + 1), 1_000_000);
        }

        return column;
    }
}
