using System.Text;
using Xunit;

namespace HrBureau.Paperwork.Tests;

public sealed class SheetReaderTests
{
    private const string Csv = "编号,反映人,内容\nA-1,\"乌有之\",\"拖欠工资，\n两个月\"\nA-2,柴大可,\"他说\"\"明天\"\"\"\n";

    static SheetReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", "UTF-8")]
    [InlineData("GB18030", "GB18030")]
    [InlineData("utf-16", "UTF-16")]
    public void The_same_text_is_read_in_every_encoding(string written, string told)
    {
        var encoding = Encoding.GetEncoding(written);
        var sheet = Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Csv)], "a.csv");
        Assert.Equal(told, sheet.Encoding);
        Assert.Equal(["编号", "反映人", "内容"], sheet.Header);
        Assert.Equal(["A-1 乌有之 拖欠工资，\n两个月", "A-2 柴大可 他说\"明天\""], sheet.Rows.Select(row => string.Join(' ', row.Cells.Select(cell => cell.Text))));
    }

    [Fact]
    public void Commas_of_the_narrative_are_no_delimiters()
    {
        var words = string.Concat(Enumerable.Repeat("拖欠工资，多次讨要，", 12));
        Assert.Equal(["A-1", words.Trim()], Texts(Read(Encoding.UTF8.GetBytes($"编号,内容\nA-1,\"{words}\"\n"), "a.csv").Rows[0]));
    }

    [Fact]
    public void Half_a_character_is_an_error_of_its_cell() =>
        Assert.Equal(SheetCellKind.Error, SheetCell.OfText("a\uD800b").Kind);

    [Fact]
    public void A_rare_name_survives_gb18030()
    {
        var sheet = Read(Encoding.GetEncoding("GB18030").GetBytes("编号,反映人\n1,\U0002CE1A㑇\n"), "a.csv");
        Assert.Equal("\U0002CE1A㑇", sheet.Rows[0].Cells[1].Text);
    }

    [Theory]
    [InlineData("编号\t内容\nA-1\t拖欠，三人\n")]
    [InlineData("编号;内容\nA-1;拖欠，三人\n")]
    public void The_delimiter_is_told_from_the_text(string text) => Assert.Equal(["A-1", "拖欠，三人"], Texts(Read(Encoding.UTF8.GetBytes(text), "a.csv").Rows[0]));

    [Fact]
    public void The_header_is_found_below_a_title()
    {
        var sheet = Read(Workbook.Of(["全国根治欠薪线索导出表"], [null, "导出时间：2026-01-26", "制表：县人社局"], ["线索编号", "欠薪单位（必填）", "反映 内容"], ["A-1", "启木劳务", "拖欠"]));
        Assert.Equal((3, "线索编号 欠薪单位(必填) 反映内容"), (sheet.HeaderRow, string.Join(' ', sheet.Header)));
        Assert.Equal(4, Assert.Single(sheet.Rows).Number);
    }

    [Fact]
    public void Row_numbers_are_those_of_the_table_program_and_empty_rows_are_none()
    {
        var sheet = Read(Workbook.WithSheet(Workbook.Sheet("""<row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c><c r="B1" t="inlineStr"><is><t>内容</t></is></c></row><row r="5"><c r="A5"><v>7</v></c></row>""")));
        Assert.Equal(5, Assert.Single(sheet.Rows).Number);
    }

    [Fact]
    public void A_long_number_is_known_to_have_lost_its_end()
    {
        var row = Read(Workbook.Of(["编号", "证件号", "人数"], ["A-1", 110105194912310021d, 46d])).Rows[0];
        Assert.Equal([SheetCellKind.Text, SheetCellKind.CutNumber, SheetCellKind.Number], row.Cells.Select(cell => cell.Kind));
        Assert.Equal("46", row.Cells[2].Text);
    }

    [Fact]
    public void Digits_that_a_platform_protects_are_read_as_they_are() =>
        Assert.Equal(["0791", "13900000000"], Texts(Read("编号,电话\n\"=\"\"0791\"\"\",\t13900000000\n"u8.ToArray(), "a.csv").Rows[0]));

    [Fact]
    public void A_line_with_a_number_sign_is_a_row() => Assert.Equal(2, Read("编号,内容\n#1,拖欠\n#2,拖欠\n"u8.ToArray(), "a.csv").Rows.Count);

    [Fact]
    public void A_row_that_slipped_says_so() => Assert.Equal([false, true], Read("编号,内容\n1,拖欠\n2,拖欠,两个月\n"u8.ToArray(), "a.csv").Rows.Select(row => row.Spilt.Count > 0));

    [Fact]
    public void Other_sheets_that_hold_rows_are_named()
    {
        Assert.Equal(["上月"], Read(Workbook.WithSheets(("线索", Workbook.Data(["编号", "内容"], ["1", "2"])), ("上月", Workbook.Data(["a", "b"], ["c", "d"])))).OtherSheets);
        Assert.Empty(Read(Workbook.WithSheets(("线索", Workbook.Data(["编号", "内容"], ["1", "2"])), ("空", Workbook.Sheet("")))).OtherSheets);
    }

    private static Sheet Read(byte[] file, string name = "a.xlsx") => Assert.IsType<SheetReading.Read>(SheetReader.Read(file, name, KnownColumns.Knows)).Sheet;

    private static IEnumerable<string> Texts(SheetRow row) => row.Cells.Select(cell => cell.Text);
}
