using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace HrBureau.Paperwork;

/// <summary>Rows of the first sheet of a workbook that <see cref="XlsxGuard"/> has looked through.</summary>
internal static class XlsxRows
{
    private static readonly string LastCell = $"BH{SheetLimits.Rows + SheetLimits.HeadRows}"; // BH is column 60.

    public static IEnumerable<SheetRow> Read(byte[] file)
    {
        // Shared strings stay in memory: the guard has bounded them, and nothing of a file is written to a temporary folder.
        var settings = new OpenXmlConfiguration { EnableSharedStringCache = false };
        var rows = MiniExcel.QueryRange(new MemoryStream(file, writable: false), useHeaderRow: false, excelType: ExcelType.XLSX, startCell: "A1", endCell: LastCell, configuration: settings);
        var number = 0;
        foreach (IDictionary<string, object?> row in rows)
        {
            number++;
            yield return new SheetRow(number, [.. row.Values.Select(SheetCell.Of)]);
        }
    }
}
