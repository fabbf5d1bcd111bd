using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace HrBureau.Paperwork.Tests;

/// <summary>Workbooks made part by part, so that a test can also make what no table program would.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A workbook of texts; a <see cref="double"/> becomes a number, a null no cell.</summary>
    public static byte[] Of(params object?[][] rows) => WithSheet(Data(rows));

    public static byte[] WithSheet(string sheet, params (string Name, byte[] Content)[] more) =>
        WithParts([("xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes(sheet)), .. more]);

    public static byte[] WithSheets(params (string Name, string Xml)[] sheets) =>
        Make(sheets.Select(sheet => sheet.Name), [.. sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", Encoding.UTF8.GetBytes(sheet.Xml)))]);

    public static byte[] WithParts(params (string Name, byte[] Content)[] parts) => Make(["线索"], parts);

    private static byte[] Make(IEnumerable<string> names, (string Name, byte[] Content)[] parts)
    {
        var sheets = names.Select((name, i) => (Name: name, Id: i + 1)).ToList();
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""u8.ToArray());
            Add(archive, "_rels/.rels", Encoding.UTF8.GetBytes($"""<?xml version="1.0"?><Relationships xmlns="{Relations}"><Relationship Id="r1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""));
            Add(archive, "xl/workbook.xml", Encoding.UTF8.GetBytes($"""<?xml version="1.0"?><workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{string.Concat(sheets.Select(sheet => $"<sheet name=\"{sheet.Name}\" sheetId=\"{sheet.Id}\" r:id=\"rId{sheet.Id}\"/>"))}</sheets></workbook>"""));
            Add(archive, "xl/_rels/workbook.xml.rels", Encoding.UTF8.GetBytes($"""<?xml version="1.0"?><Relationships xmlns="{Relations}">{string.Concat(sheets.Select(sheet => $"<Relationship Id=\"rId{sheet.Id}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{sheet.Id}.xml\"/>"))}</Relationships>"""));
            foreach (var (name, content) in parts)
            {
                Add(archive, name, content);
            }
        }

        return bytes.ToArray();
    }

    public static string Data(params object?[][] rows)
    {
        var data = new StringBuilder();
        for (var r = 0; r < rows.Length; r++)
        {
            data.Append(CultureInfo.InvariantCulture, $"""<row r="{r + 1}">""");
            for (var c = 0; c < rows[r].Length; c++)
            {
                data.Append(Cell(rows[r][c], $"{(char)('A' + c)}{r + 1}"));
            }

            data.Append("</row>");
        }

        return Sheet(data.ToString());
    }

    public static string Sheet(string data, string before = "") => $"""<?xml version="1.0"?>{before}<worksheet xmlns="{Main}"><sheetData>{data}</sheetData></worksheet>""";

    private static string Cell(object? value, string at) => value switch
    {
        null => "",
        double number => string.Create(CultureInfo.InvariantCulture, $"""<c r="{at}"><v>{number:R}</v></c>"""),
        _ => $"""<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(value.ToString())}</t></is></c>""",
    };

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var part = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
        part.Write(content);
    }
}
