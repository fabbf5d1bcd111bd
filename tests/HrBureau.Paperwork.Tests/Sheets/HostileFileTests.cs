using System.IO.Compression;
using System.Text;
using Xunit;

namespace HrBureau.Paperwork.Tests;

/// <summary>Files that are not what they seem: refused whole, by name, with little memory and without reaching outside.</summary>
public sealed class HostileFileTests
{
    private static readonly object?[] Head = ["编号", "内容"];
    private static readonly object?[] Row = ["A-1", "拖欠两个月工资"];

    [Fact]
    public void A_bomb_is_found_by_what_it_unpacks_to_and_costs_little_memory()
    {
        var bomb = Workbook.WithParts(("xl/worksheets/sheet1.xml", Spaces(400)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(SheetFault.CellTooLong, Fault(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L * 1024 * 1024);
    }

    [Fact]
    public void A_bomb_of_shared_strings_is_found_too() =>
        Assert.Equal(SheetFault.UnpacksTooLarge, Fault(Workbook.WithSheet(Workbook.Data(Head, Row), ("xl/sharedStrings.xml", Spaces(200)))));

    [Fact]
    public void A_long_text_that_a_million_cells_point_to_is_refused()
    {
        var cells = new StringBuilder();
        for (var row = 1; row <= 20_000; row++)
        {
            cells.Append("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>");
        }

        var text = Encoding.UTF8.GetBytes($"<sst><si><t>{new string('x', 30_000)} </t></si></sst>");
        Assert.Equal(SheetFault.UnpacksTooLarge, Fault(Workbook.WithSheet(Workbook.Sheet(cells.ToString()), ("xl/sharedStrings.xml", text))));
        Assert.Equal(SheetFault.CellTooLong, Fault(Workbook.WithSheet(Workbook.Data(Head, Row), ("xl/sharedStrings.xml", Encoding.UTF8.GetBytes($"<sst><si><t>{new string('x', 40_000)}</t></si></sst>")))));
    }

    [Fact]
    public void Elements_within_elements_without_end_are_refused() =>
        Assert.Equal(SheetFault.Damaged, Fault(Workbook.WithSheet(Workbook.Data(Head, Row), ("xl/theme.xml", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 200_000)))))));

    [Fact]
    public void A_sheet_under_another_extension_is_looked_through_all_the_same() =>
        Assert.Equal(SheetFault.TooManyRows, Fault(Workbook.WithSheet(Workbook.Data(Head, Row), ("xl/worksheets/sheet9.dat", Encoding.UTF8.GetBytes(Workbook.Sheet("""<row r="900000"><c><v>1</v></c></row>"""))))));

    [Fact]
    public void Days_counted_from_1904_are_refused()
    {
        var book = Encoding.UTF8.GetBytes("""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><workbookPr date1904="1"/></workbook>""");
        Assert.Equal(SheetFault.OtherCalendar, Fault(Workbook.WithSheet(Workbook.Data(Head, Row), ("xl/theme/other.xml", book))));
    }

    [Fact]
    public void A_line_of_a_million_delimiters_is_refused() =>
        Assert.Equal(SheetFault.CellTooLong, Fault(Encoding.UTF8.GetBytes("编号,内容\n" + new string(',', 1_000_000)), "a.csv"));

    [Fact]
    public void A_text_is_no_longer_or_wider_than_a_workbook_may_be()
    {
        Assert.Equal(SheetFault.TooManyColumns, Fault(Encoding.UTF8.GetBytes("编号,内容\n" + new string(',', SheetLimits.Columns)), "a.csv"));
        Assert.Equal(SheetFault.CellTooLong, Fault(Encoding.UTF8.GetBytes("编号,内容\nA-1," + new string('x', SheetLimits.CellLength + 1)), "a.csv"));
        Assert.Equal(SheetFault.TooManyRows, Fault(Encoding.UTF8.GetBytes("编号,内容\n" + Rows(SheetLimits.Rows + 1)), "a.csv"));
        Assert.IsType<SheetReading.Read>(Read(Encoding.UTF8.GetBytes("编号,内容\n" + Rows(SheetLimits.Rows)), "a.csv"));
        Assert.Equal(SheetFault.TooManyRows, Assert.Throws<SheetRefusedException>(() => CsvRows.Read(Rows(SheetLimits.Rows + SheetLimits.HeadRows + 1), KnownColumns.Knows).Count()).Fault);

        static string Rows(int number) => string.Concat(Enumerable.Range(0, number).Select(i => $"A-{i},拖欠\n"));
    }

    [Fact]
    public void A_thousand_parts_are_refused() =>
        Assert.Equal(SheetFault.UnpacksTooLarge, Fault(Workbook.WithSheet(Workbook.Data(Head, Row), [.. Enumerable.Range(0, 1000).Select(i => ($"xl/media/{i}.bin", new byte[1]))])));

    [Fact]
    public void External_entities_and_document_types_are_refused()
    {
        const string Doctype = """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>""";
        Assert.Equal(SheetFault.Damaged, Fault(Workbook.WithSheet(Workbook.Sheet("""<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>""", Doctype))));
        Assert.Equal(SheetFault.Damaged, Fault(Workbook.WithSheet(Workbook.Data(Head, Row), ("xl/sharedStrings.xml", Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?>{Doctype}<sst/>")))));
    }

    /// <summary>Quickness said as work: so much is unpacked of each and no more, on every machine. A workbook of the largest size that is allowed unpacks to 96 MB.</summary>
    [Fact]
    public void What_a_hostile_workbook_costs_is_what_was_read_before_it_was_refused()
    {
        const int Kilobyte = 1024;
        var rows = Workbook.Sheet(string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 1_000_000)));
        (string What, byte[] File, long Most)[] hostile =
        [
            ("a bomb in a sheet", Workbook.WithParts(("xl/worksheets/sheet1.xml", Spaces(400))), 128 * Kilobyte),
            ("a bomb of shared strings", Workbook.WithSheet(Workbook.Data(Head, Row), ("xl/sharedStrings.xml", Spaces(200))), SheetLimits.UnpackedBytes + (256 * Kilobyte)),
            ("a bomb in a picture", Workbook.WithSheet(Workbook.Data(Head, Row), ("xl/media/1.png", Spaces(200))), SheetLimits.UnpackedBytes + (256 * Kilobyte)),
            ("a million rows", Workbook.WithSheet(rows), 1024 * Kilobyte),
            ("elements without end", Workbook.WithSheet(Workbook.Data(Head, Row), ("xl/theme.xml", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 2_000_000))))), 128 * Kilobyte),
            ("millions of empty texts", Workbook.WithSheet(Workbook.Data(Head, Row), ("xl/sharedStrings.xml", Encoding.UTF8.GetBytes($"<sst>{string.Concat(Enumerable.Repeat("<si/>", 2_000_000))}</sst>"))), 4096 * Kilobyte),
            ("millions of empty rows", Workbook.WithSheet(Workbook.Sheet(string.Concat(Enumerable.Repeat("<row/>", 12_000_000)))), 56 * 1024 * Kilobyte),
            ("a document type", Workbook.WithSheet(Workbook.Sheet("", "<!DOCTYPE x [<!ENTITY e \"x\">]>")), 128 * Kilobyte),
            ("a thousand parts", Workbook.WithSheet(Workbook.Data(Head, Row), [.. Enumerable.Range(0, 1000).Select(i => ($"xl/media/{i}.bin", new byte[1000]))]), 0),
            ("macros", Workbook.WithSheet(rows, ("xl/vbaProject.bin", new byte[10])), 0),
        ];
        foreach (var (what, file, most) in hostile)
        {
            var work = new SheetWork();
            Assert.NotNull(Record.Exception(() => XlsxGuard.Check(file, work)));
            Assert.True(work.Unpacked <= most, $"{what}: {work.Unpacked} bytes were unpacked.");
        }
    }

    [Fact]
    public void Macros_are_refused() =>
        Assert.Equal(SheetFault.Macros, Fault(Workbook.WithSheet(Workbook.Data(Head, Row), ("xl/vbaProject.bin", new byte[10]))));

    [Fact]
    public void A_million_rows_are_refused_before_they_are_read()
    {
        var rows = new StringBuilder();
        for (var i = 1; i <= 1_000_000; i++)
        {
            rows.Append("<row><c><v>1</v></c></row>");
        }

        Assert.Equal(SheetFault.TooManyRows, Fault(Workbook.WithSheet(Workbook.Sheet(rows.ToString()))));
    }

    [Theory]
    [InlineData("""<row r="1"><c r="A1"><v>1</v></c></row><row r="2147483647"><c r="A2147483647"><v>1</v></c></row>""", SheetFault.TooManyRows)]
    [InlineData("""<row r="99999999999"><c><v>1</v></c></row>""", SheetFault.TooManyRows)]
    [InlineData("""<row r="-1"><c><v>1</v></c></row>""", SheetFault.Damaged)]
    [InlineData("""<row r="1"><c><v>1</v></c></row><row r="30020"/><row r="2"/>""", SheetFault.Damaged)]
    [InlineData("""<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>""", SheetFault.Damaged)]
    [InlineData("""<row r="1"><c r="XFD1"><v>1</v></c></row>""", SheetFault.TooManyColumns)]
    [InlineData("""<row r="1"><c r="ZZZZZZZZZZZZ1"><v>1</v></c></row>""", SheetFault.TooManyColumns)]
    public void A_cell_far_away_is_refused(string data, SheetFault fault) => Assert.Equal(fault, Fault(Workbook.WithSheet(Workbook.Sheet(data))));

    [Fact]
    public void A_dimension_that_lies_costs_nothing()
    {
        var sheet = Workbook.Data(Head, Row).Replace("<sheetData>", """<dimension ref="A1:XFD1048576"/><sheetData>""", StringComparison.Ordinal);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.IsType<SheetReading.Read>(Read(Workbook.WithSheet(sheet)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16L * 1024 * 1024);
    }

    [Theory]
    [InlineData("a.csv", SheetFault.WrongExtension)]
    [InlineData("a.pdf", SheetFault.WrongExtension)]
    [InlineData("a", SheetFault.WrongExtension)]
    public void A_workbook_under_another_name_is_refused(string name, SheetFault fault) => Assert.Equal(fault, Fault(Workbook.Of(Head, Row), name));

    [Fact]
    public void Text_under_the_name_of_a_workbook_is_refused() => Assert.Equal(SheetFault.WrongExtension, Fault("编号,内容\nA-1,拖欠"u8.ToArray(), "a.xlsx"));

    [Fact]
    public void An_old_or_locked_workbook_is_told_apart() => Assert.Equal(SheetFault.OldWorkbook, Fault([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "a.xls"));

    [Fact]
    public void Something_else_is_no_table()
    {
        Assert.Equal(SheetFault.Empty, Fault([], "a.csv"));
        Assert.Equal(SheetFault.NotATable, Fault([1, 0, 2, 0, 3], "a.csv"));
        Assert.Equal(SheetFault.NotATable, Fault([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("编号,内容\nA-1,拖\0欠")], "a.csv"));
        Assert.Equal(SheetFault.NotATable, Fault(Zip("a.txt"), "a.xlsx"));
        Assert.Equal(SheetFault.NotATable, Fault(Zip("[Content_Types].xml"), "a.xlsx"));
        Assert.Equal(SheetFault.NotATable, Fault(Zip("xl/workbook.xml"), "a.xlsx"));
        Assert.Equal(SheetFault.Encoding, Fault([0x41, 0x2C, 0x42, 0x0A, 0xFF, 0xFF, 0xFF], "a.csv"));
        Assert.Equal(SheetFault.TooLarge, Fault(new byte[SheetLimits.Bytes + 1], "a.csv"));
        Assert.Equal(SheetFault.NoHeader, Fault("编号,内容\n"u8.ToArray(), "a.csv"));
        Assert.Equal(SheetFault.NoHeader, Fault("编号\nA-1\n"u8.ToArray(), "a.csv"));
    }

    [Fact]
    public void What_is_cut_off_anywhere_is_refused_and_never_breaks()
    {
        var whole = Workbook.Of(Head, Row, Row);
        for (var length = 4; length < whole.Length; length += 7)
        {
            Assert.IsType<SheetReading.Refused>(Read(whole[..length]));
        }
    }

    [Fact]
    public void A_changed_byte_never_breaks()
    {
        var whole = Workbook.Of(Head, Row, Row);
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var changed = (byte[])whole.Clone();
            changed[random.Next(4, changed.Length)] ^= (byte)(1 << random.Next(8));
            Assert.NotNull(Read(changed));
        }
    }

    [Fact]
    public void Two_columns_of_one_name_are_refused_by_that_name() =>
        Assert.Equal(new SheetReading.Refused(SheetFault.DoubleHeader, "编号"), Read(Workbook.Of(["编号", "内容", "编 号"], ["1", "2", "3"])));

    [Fact]
    public void A_quote_that_is_never_closed_takes_nothing()
    {
        var text = "编号,内容\nA-1,\"拖欠\n" + string.Concat(Enumerable.Repeat("A-2,拖欠\n", 100));
        Assert.Equal(SheetFault.Damaged, Fault(Encoding.UTF8.GetBytes(text), "a.csv"));
    }

    private static SheetFault? Fault(byte[] file, string name = "a.xlsx") => (Read(file, name) as SheetReading.Refused)?.Fault;

    private static SheetReading Read(byte[] file, string name = "a.xlsx") => SheetReader.Read(file, name, KnownColumns.Knows);

    private static byte[] Spaces(int megabytes)
    {
        var text = new byte[megabytes * 1024 * 1024];
        text.AsSpan().Fill((byte)' ');
        "<sst>"u8.CopyTo(text);
        "</sst>"u8.CopyTo(text.AsSpan(text.Length - 6));
        return text;
    }

    private static byte[] Zip(string part)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry(part).Open().Dispose();
        }

        return bytes.ToArray();
    }
}
