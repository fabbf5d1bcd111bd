using System.IO.Compression;
using System.Xml;
using MiniExcelLibs;

namespace HrBureau.Paperwork;

/// <summary>Looks through a workbook before it is read: counts what really comes out of it, and refuses what no export of a platform holds.</summary>
internal static class XlsxGuard
{
    private const string Sheets = "xl/worksheets/";
    private const string Strings = "xl/sharedStrings.xml";
    private const string Book = "xl/workbook.xml";

    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    /// <returns>Names of the sheets behind the first, where more than one holds anything.</returns>
    public static IReadOnlyList<string> Check(byte[] file, SheetWork work)
    {
        using var archive = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > SheetLimits.Parts)
        {
            throw new SheetRefusedException(SheetFault.UnpacksTooLarge);
        }

        if (archive.GetEntry("[Content_Types].xml") is null || archive.GetEntry(Book) is null)
        {
            throw new SheetRefusedException(SheetFault.NotATable);
        }

        if (archive.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new SheetRefusedException(SheetFault.Macros);
        }

        var (filled, texts) = (0, new SheetTexts());
        // Texts that cells point to come first: what a cell costs is told by them.
        foreach (var entry in archive.Entries.OrderBy(entry => !Is(entry, Strings)))
        {
            filled += Look(entry, texts, work) ? 1 : 0;
        }

        return filled > 1 ? [.. MiniExcel.GetSheetNames(new MemoryStream(file, writable: false)).Skip(1)] : [];
    }

    /// <returns>Whether it is a sheet that holds a cell with content.</returns>
    private static bool Look(ZipArchiveEntry entry, SheetTexts texts, SheetWork work)
    {
        using var part = entry.Open();
        using var counted = new CountedStream(part, work);
        return Look(entry, counted, texts, work);
    }

    private static bool Look(ZipArchiveEntry entry, Stream part, SheetTexts texts, SheetWork work)
    {
        // Whatever its extension: the reader goes by the folder.
        if (NameOf(entry).StartsWith(Sheets, StringComparison.OrdinalIgnoreCase))
        {
            using var xml = XmlReader.Create(part, Strict);
            return SheetScan.Look(xml, texts, work);
        }

        if (Is(entry, Strings))
        {
            using var xml = XmlReader.Create(part, Strict);
            texts.Read(xml, work);
        }
        else if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        {
            using var xml = XmlReader.Create(part, Strict);
            while (SheetScan.Next(xml, work))
            {
                if (xml.LocalName == "workbookPr" && xml.GetAttribute("date1904") is "1" or "true")
                {
                    throw new SheetRefusedException(SheetFault.OtherCalendar);
                }
            }
        }
        else
        {
            part.CopyTo(Stream.Null);
        }

        return false;
    }

    private static bool Is(ZipArchiveEntry entry, string name) => NameOf(entry).Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(ZipArchiveEntry entry) => entry.FullName.TrimStart('/', '\\').Replace('\\', '/');
}
