using HrBureau.Contracts;
using HrBureau.Domain;
using Xunit;

namespace HrBureau.Paperwork.Tests;

public sealed class ReportRowsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 27, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly object?[] Head = ["线索编号", "反映时间", "反映人", "手机号", "身份证号", "欠薪单位", "项目名称", "地址", "欠薪人数", "欠薪金额(元)", "现场行为", "反映内容"];
    private static readonly object?[] Good = ["A-1", "2026-01-26 08:42:00", "子墨虚", "13900000000", "11010519491231002X", "启木劳务", "青粟产业园二期", "望粟镇", "约40人", "1,386,500.00", "堵路、围堵大门", "两个月未发工资"];

    [Fact]
    public void A_good_row_is_a_report_with_every_field()
    {
        var report = Assert.Single(Read(Good).Reports).Report;
        Assert.Equal(("A-1", ReportSource.NationalPlatform, new DateTimeOffset(2026, 1, 26, 8, 42, 0, TimeSpan.FromHours(8))), (report.SourceRef, report.Source, report.ReportedAt));
        Assert.Equal(("子墨虚", "13900000000", "11010519491231002X"), (report.ReporterName, report.ReporterPhone, report.ReporterIdNumber));
        Assert.Equal(("启木劳务", "青粟产业园二期", "望粟镇", 40, 138_650_000L), (report.EmployerName, report.ProjectName, report.Place, report.Headcount, report.AmountFen));
        Assert.Equal([Behaviour.RoadBlocked, Behaviour.GateBlocked], report.Behaviours);
        Assert.Equal("两个月未发工资", report.Description);
    }

    [Theory]
    [InlineData(0, null, RowFaultCode.Missing, ReportColumn.SourceRef)]
    [InlineData(0, 110105194912310021d, RowFaultCode.NumberTyped, ReportColumn.SourceRef)]
    [InlineData(1, null, RowFaultCode.Missing, ReportColumn.ReportedAt)]
    [InlineData(1, "昨天", RowFaultCode.Date, ReportColumn.ReportedAt)]
    [InlineData(1, "2026-01-28 08:00", RowFaultCode.Future, ReportColumn.ReportedAt)]
    [InlineData(1, "1900-01-01", RowFaultCode.Past, ReportColumn.ReportedAt)]
    [InlineData(1, "9999-12-31", RowFaultCode.Future, ReportColumn.ReportedAt)]
    [InlineData(2, "子‮墨虚", RowFaultCode.Invisible, ReportColumn.ReporterName)]
    [InlineData(3, "139****0000", RowFaultCode.Phone, ReportColumn.ReporterPhone)]
    [InlineData(4, "110105194912310021", RowFaultCode.IdNumber, ReportColumn.ReporterIdNumber)]
    [InlineData(4, 110105194912310021d, RowFaultCode.NumberTyped, ReportColumn.ReporterIdNumber)]
    [InlineData(4, "11010549123100", RowFaultCode.IdNumber, ReportColumn.ReporterIdNumber)]
    [InlineData(5, "#REF!", RowFaultCode.CellError, ReportColumn.EmployerName)]
    [InlineData(7, null, RowFaultCode.Missing, ReportColumn.Place)]
    [InlineData(8, "很多", RowFaultCode.Headcount, ReportColumn.Headcount)]
    [InlineData(8, "-3", RowFaultCode.Range, ReportColumn.Headcount)]
    [InlineData(8, 9999999d, RowFaultCode.Range, ReportColumn.Headcount)]
    [InlineData(8, "99999999999", RowFaultCode.Range, ReportColumn.Headcount)]
    [InlineData(9, "-1", RowFaultCode.Range, ReportColumn.Amount)]
    [InlineData(9, "1.234", RowFaultCode.Amount, ReportColumn.Amount)]
    [InlineData(9, "99999999999999999999", RowFaultCode.Amount, ReportColumn.Amount)]
    [InlineData(9, "9999999999999999999999999999", RowFaultCode.Amount, ReportColumn.Amount)]
    [InlineData(9, "NaN", RowFaultCode.Amount, ReportColumn.Amount)]
    [InlineData(10, "唱歌", RowFaultCode.Behaviour, ReportColumn.Behaviours)]
    [InlineData(11, " ", RowFaultCode.Missing, ReportColumn.Description)]
    public void A_bad_cell_is_named_by_row_field_and_column(int column, object? value, RowFaultCode code, ReportColumn field)
    {
        var table = Read(With(column, value));
        Assert.Empty(table.Reports);
        Assert.Equal(new RowFault(2, code, field, ((string)Head[column]!).Replace('（', '(')), Assert.Single(table.Faults));
    }

    [Fact]
    public void Everything_wrong_with_a_row_is_said_at_once() =>
        Assert.Equal(3, Read(["A-1", "昨天", null, null, null, null, null, null, "很多"]).Faults.Count(fault => fault.Code != RowFaultCode.Missing || fault.Field == ReportColumn.Place));

    [Fact]
    public void A_row_that_slipped_to_the_side_is_not_taken()
    {
        var table = Read([.. Good, "余"], With(0, "A-2"));
        Assert.Equal(new RowFault(2, RowFaultCode.Shifted, null, null), Assert.Single(table.Faults));
        Assert.Equal(3, Assert.Single(table.Reports).Row);
    }

    [Fact]
    public void What_was_not_taken_comes_back_with_its_reason_and_a_number_that_was_cut_does_not_pass_as_text()
    {
        var sheet = SheetOf([Head, With(4, 110105194912310021d), [.. Good, "余"], Good]);
        var back = SheetOf(RejectedTable.Write(sheet, new Dictionary<int, string> { [2] = "one", [3] = "two" }, "行", "原因"));
        Assert.Equal(["行", "原因", .. sheet.Header, "(13)"], back.Header);
        Assert.Equal([("2", "one", "A-1", "", ""), ("3", "two", "A-1", "11010519491231002X", "余")], back.Rows.Select(row => (row.Cells[0].Text, row.Cells[1].Text, row.Cells[2].Text, row.Cells[6].Text, row.Cells[^1].Text)));
    }

    [Fact]
    public void A_number_that_stands_twice_is_taken_once_and_the_second_says_where_the_first_is()
    {
        var table = Read(Good, With(0, "A-2"), Good);
        Assert.Equal([2, 3], table.Reports.Select(row => row.Row));
        Assert.Equal(new RowFault(4, RowFaultCode.Twice, ReportColumn.SourceRef, "线索编号", 2), Assert.Single(table.Faults));
    }

    [Fact]
    public void The_address_of_the_project_stands_in_for_the_place()
    {
        var sheet = ((SheetReading.Read)SheetReader.Read(Workbook.Of(["编号", "反映时间", "项目地址", "内容"], ["1", "2026/1/26", "望粟镇粟田路1号", "拖欠"]), "a.xlsx", KnownColumns.Knows)).Sheet;
        var mapping = new ReportMapping(ReportSource.Petition, AmountUnit.Yuan, KnownColumns.Guess(sheet.Header));
        Assert.Empty(ReportRows.Lacking(mapping));
        Assert.Equal("望粟镇粟田路1号", Assert.Single(new ReportRows(mapping, Now).Read(sheet).Reports).Report.Place);
    }

    [Fact]
    public void A_mapping_says_what_it_lacks() => Assert.Equal(
        [ReportColumn.ReportedAt, ReportColumn.Description, ReportColumn.Place],
        ReportRows.Lacking(new ReportMapping(ReportSource.Other, AmountUnit.Yuan, new Dictionary<ReportColumn, string> { [ReportColumn.SourceRef] = "编号" })));

    [Theory]
    [InlineData("138.65", AmountUnit.TenThousandYuan, 138_650_000)]
    [InlineData("138.65万", AmountUnit.Yuan, 138_650_000)]
    [InlineData("约 ￥12 万元", AmountUnit.Yuan, 12_000_000)]
    [InlineData("１２３．４５元", AmountUnit.Yuan, 12_345)]
    [InlineData("16.800000000000001", AmountUnit.Yuan, 1_680)]
    [InlineData("500", AmountUnit.Fen, 500)]
    [InlineData("1.2亿", AmountUnit.Yuan, 12_000_000_000)]
    public void Money_comes_out_in_whole_fen(string text, AmountUnit unit, long fen) => Assert.Equal(fen, AmountText.Fen(text, unit));

    [Theory]
    [InlineData("欠薪金额(元)", AmountUnit.Yuan)]
    [InlineData("欠薪金额（万元）", AmountUnit.TenThousandYuan)]
    [InlineData("金额(分)", AmountUnit.Fen)]
    [InlineData("金额", AmountUnit.Yuan)]
    [InlineData(null, AmountUnit.Yuan)]
    public void A_header_says_what_its_money_counts(string? header, AmountUnit unit) => Assert.Equal(unit, KnownColumns.UnitOf(header));

    [Theory]
    [InlineData("46", 46)]
    [InlineData("46人", 46)]
    [InlineData("约４０余名", 40)]
    [InlineData("1,200", 1200)]
    [InlineData("46.0", 46)]
    [InlineData("46.5", null)]
    [InlineData("", null)]
    public void People_come_out_whole(string text, int? people) => Assert.Equal(people, HeadcountText.Of(text));

    [Theory]
    [InlineData("2026-01-26 08:42", "2026-01-26T08:42:00+08:00")]
    [InlineData("2026/1/26 8:42:05", "2026-01-26T08:42:05+08:00")]
    [InlineData("2026年1月26日 8时42分", "2026-01-26T08:42:00+08:00")]
    [InlineData("2026年1月26日", "2026-01-26T00:00:00+08:00")]
    [InlineData("20260126", "2026-01-26T00:00:00+08:00")]
    [InlineData("2026-01-26T00:42:00Z", "2026-01-26T08:42:00+08:00")]
    public void Times_are_the_countys(string text, string time) => Assert.Equal(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), TimeText.Of(SheetCell.OfText(text)));

    [Fact]
    public void A_day_kept_as_a_number_is_a_day() => Assert.Equal(new DateTimeOffset(2026, 1, 26, 8, 42, 0, TimeSpan.FromHours(8)), TimeText.Of(SheetCell.Of(46048.3625)));

    private static object?[] With(int column, object? value)
    {
        var row = (object?[])Good.Clone();
        row[column] = value;
        return row;
    }

    private static Sheet SheetOf(object?[][] rows) => SheetOf(Workbook.Of(rows));

    private static Sheet SheetOf(byte[] file) => Assert.IsType<SheetReading.Read>(SheetReader.Read(file, "a.xlsx", KnownColumns.Knows)).Sheet;

    private static ReportTable Read(params object?[][] rows)
    {
        var sheet = SheetOf([Head, .. rows]);
        var guess = KnownColumns.Guess(sheet.Header);
        Assert.Equal(Head.Length, guess.Count);
        return new ReportRows(new ReportMapping(ReportSource.NationalPlatform, AmountUnit.Yuan, guess), Now).Read(sheet);
    }
}
