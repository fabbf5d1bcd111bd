using System.Text;
using HrBureau.Contracts;
using HrBureau.Domain;
using Xunit;

namespace HrBureau.Paperwork.Tests;

public sealed class PeopleReaderTests
{
    private static readonly PeopleView Known = new(
        1,
        "agy-hr",
        true,
        [new AccountView(new OfficerRow("duty-zhou", "agy-hr", new("\u5468", "Zhou"), ["take-reports", "handle"], "000-2001", Disabled: true), true, true)],
        [new AgencyRow("agy-hr", new("\u53bf\u4eba\u793e\u5c40", "HR bureau"), new("\u4eba\u793e", "HR"), true, "hr", null), new AgencyRow("agy-police", new("\u53bf\u516c\u5b89\u5c40", "Police bureau"), new("\u516c\u5b89", "Police"), false, "police", "000-1002")],
        [new DutyView("take-reports", new("\u63a5\u62a5\u767b\u8bb0", "Take reports"), true), new DutyView("handle", new("\u627f\u529e", "Handle"), true), new DutyView("liaise", new("\u8054\u7edc", "Liaise"), true)]);

    [Fact]
    public void Officers_are_read_by_names_and_words_alike()
    {
        var read = Read("\u7f16\u53f7,\u59d3\u540d,\u5355\u4f4d,\u804c\u8d23,\u7535\u8bdd\nDuty-Zhou,\u5468,\u4eba\u793e,\u627f\u529e\u3001\u63a5\u62a5\u767b\u8bb0,000-2001\nfang,\u65b9,agy-police,liaise,\nli,\u674e,\u53bf\u516c\u5b89\u5c40,\u8054\u7edc,000-3001\n");

        Assert.Empty(read.Faults);
        var zhou = read.Rows.Officers[0];
        Assert.Equal(("duty-zhou", "agy-hr", "Zhou", true), (zhou.Id, zhou.Agency, zhou.Name.En, zhou.Disabled));
        Assert.Equal(["take-reports", "handle"], zhou.Duties);
        Assert.Equal(("agy-police", "\u65b9", null), (read.Rows.Officers[1].Agency, read.Rows.Officers[1].Name.En, read.Rows.Officers[1].Phone));
        Assert.Equal("000-3001", read.Rows.Officers[2].Phone);
    }

    [Fact]
    public void A_table_without_a_column_of_phones_takes_none_away() =>
        Assert.Equal("000-2001", Read("id,name,agency,duties\nduty-zhou,\u5468,hr,handle\n").Rows.Officers[0].Phone);

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once_and_nothing_is_taken()
    {
        var read = Read("id,name,agency,duties,phone\nduty-zhou,\u5468,hr,handle,\nDUTY ZHOU,,nowhere,rule,abc\nduty-zhou,\u5468,hr,handle,\nme,\u202Ex,hr,handle,\n");

        Assert.Empty(read.Rows.Officers);
        Assert.Equal(
            [(3, RowFaultCode.Id), (3, RowFaultCode.Missing), (3, RowFaultCode.Agency), (3, RowFaultCode.Duty), (3, RowFaultCode.Phone), (4, RowFaultCode.Twice), (5, RowFaultCode.Id), (5, RowFaultCode.Invisible)],
            read.Faults.Select(fault => (fault.Row, fault.Code)).OrderBy(fault => fault.Row));
    }

    [Fact]
    public void A_table_with_kinds_is_one_of_agencies()
    {
        var read = Read("\u4ee3\u7801,\u540d\u79f0,\u7c7b\u522b,\u7b80\u79f0\npolice,\u53bf\u516c\u5b89\u5c40,\u516c\u5b89,\u516c\u5b89\nagy-town,\u671b\u7c9f\u9547,\u4e61\u9547,\n");

        Assert.Empty(read.Faults);
        Assert.Equal(Known.Agencies[1], read.Rows.Agencies[0]);
        Assert.Equal(("agy-town", "township", "\u671b\u7c9f\u9547"), (read.Rows.Agencies[1].Code, read.Rows.Agencies[1].Kind, read.Rows.Agencies[1].ShortName.Zh));
        Assert.Contains(Read("code,name,kind\npolice,x,police\nagy-police,x,police\n").Faults, fault => fault.Code == RowFaultCode.Twice);
        Assert.Contains(Read("code,name,kind\nwater,x,fountain\n").Faults, fault => fault.Code == RowFaultCode.Kind);
        Assert.Equal([RowFaultCode.Id, RowFaultCode.Id], Read("code,name,kind\nnew,x,police\nwater works,x,police\n").Faults.Select(fault => fault.Code));
        Assert.Equal(RowFaultCode.TooLong, Assert.Single(Read($"code,name,kind\nwater,{new string('x', 201)},police\n").Faults).Code);
    }

    [Fact]
    public void A_table_that_lacks_columns_says_which() =>
        Assert.Equal([PeopleColumn.Agency, PeopleColumn.Duties], Read("id,name,phone\nx,y,1\n").Lacking);

    private static PeopleSheet Read(string text) => new PeopleReader(Known).Read(
        Assert.IsType<SheetReading.Read>(SheetReader.Read(Encoding.UTF8.GetBytes(text), "people.csv", PeopleReader.Knows)).Sheet);
}
