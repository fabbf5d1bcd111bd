using System.IO.Compression;
using System.Xml;

namespace HrBureau.Paperwork;

/// <summary>Looks through a workbook before it is read: counts what really comes out of it, and refuses what no export of a platform holds.</summary>
internal static class XlsxGuard
{
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <returns>Names of the sheets after the first that hold rows.</returns>
    public static IReadOnlyList<string> Check(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > SheetLimits.Parts)
        {
            throw new SheetRefusedException(SheetFault.UnpacksTooLarge);
        }

        if (archive.GetEntry("[Content_Types].xml") is null || archive.GetEntry("xl/workbook.xml") is null)
        {
            throw new SheetRefusedException(SheetFault.NotATable);
        }

        if (archive.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new SheetRefusedException(SheetFault.Macros);
        }

        var left = SheetLimits.UnpackedBytes;
        var filled = new List<string>();
        foreach (var entry in archive.Entries)
        {
            left = Look(entry, left, filled);
        }

        return [.. filled.Order(StringComparer.Ordinal).Skip(1)];
    }

    /// <returns>How many bytes may still come out.</returns>
    private static long Look(ZipArchiveEntry entry, long left, List<string> filled)
    {
        using var part = entry.Open();
        using var counted = new CountedStream(part, left);
        if (!IsXml(entry))
        {
            counted.CopyTo(Stream.Null);
        }
        else if (!entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase))
        {
            Read(counted);
        }
        else if (Scan(counted))
        {
            filled.Add(Path.GetFileNameWithoutExtension(entry.Name));
        }

        return counted.Left;
    }

    private static bool IsXml(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static void Read(Stream part)
    {
        using var xml = XmlReader.Create(part, Strict);
        while (xml.Read())
        {
        }
    }

    /// <returns>Whether the sheet holds a cell with content.</returns>
    private static bool Scan(Stream part)
    {
        using var xml = XmlReader.Create(part, Strict);
        var (rows, column, any) = (0, 0, false);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    column = 0;
                    rows = RowOf(xml.GetAttribute("r")) ?? rows + 1;
                    break;
                case "c":
                    column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
                    break;
                case "v" or "is":
                    any = true;
                    Within(rows, column);
                    break;
            }
        }

        return any;
    }

    private static void Within(int row, int column)
    {
        if (row is < 1 or > SheetLimits.Rows + SheetLimits.HeadRows)
        {
            throw new SheetRefusedException(SheetFault.TooManyRows);
        }

        if (column is < 1 or > SheetLimits.Columns)
        {
            throw new SheetRefusedException(SheetFault.TooManyColumns);
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
            column = (column * 26) + (c - 'A' + 1);
            if (column > SheetLimits.Columns)
            {
                return int.MaxValue;
            }
        }

        return column;
    }
}
