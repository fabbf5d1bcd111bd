using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web.Tests;

/// <summary>Contact ledger and requests of the paper incident.</summary>
internal static class PaperRequests
{
    public static PersonContactsView Ledger(DateTimeOffset opened) => new(
        "per-1", "unreachable",
        [
            new("att-3", opened.AddMinutes(150), ContactChannel.BusinessVisit, "城关镇虚构路 1 号", ContactResult.PlaceClosed, "门口张贴停业", "failure", ["duty-zhou", "duty-lu"], []),
            new("att-2", opened.AddMinutes(70), ContactChannel.Phone, "00013800001", ContactResult.PoweredOff, null, "failure", ["duty-zhou"], ["alone"]),
            new("att-1", opened.AddMinutes(20), ContactChannel.Phone, "00013800001", ContactResult.NoAnswer, null, "failure", ["duty-zhou", "duty-lu"], []),
        ],
        3, 3, 3, [ContactChannel.Phone, ContactChannel.BusinessVisit], 2, 130, 120, opened.AddMinutes(150), true, null, null, [], FailuresAlone: 1);

    public static RequestView[] All(Mechanism mechanism, OfficerName[] officers, DateTimeOffset opened)
    {
        var now = PaperIncident.Now;
        var lead = officers.First(row => row.Id == "lead-yan");
        SharePart[] share = [SharePart.Employer, SharePart.Persons, SharePart.Place, SharePart.Headcount];
        string[] basis = [.. mechanism.Kind(RequestKind.EarlyIntervention, CountyTime.DayOf(now)).Statutes];
        RungView[] ladder =
        [
            new(0, now.AddMinutes(-23), true, ["agy-police/liaison"]),
            new(1, now.AddMinutes(-8), true, ["agy-police/deputy-liaison"]),
            new(2, now.AddMinutes(7), false, ["agy-police/duty-commander", "agy-hr/leader-on-duty"]),
            new(3, now.AddMinutes(37), false, ["agy-county/convener", "agy-office/duty-officer"]),
        ];
        NoticeView[] notices =
        [
            new("ntc-3", "police-fang", new("方应声", "Fang Yingsheng"), "agy-police", "liaison", NoticeChannel.Desk, NoticeState.Delivered, now.AddMinutes(-23), 0, null),
            new("ntc-4", "police-deputy", new("方替声", "Fang Tisheng"), "agy-police", "deputy-liaison", NoticeChannel.Desk, NoticeState.Sent, now.AddMinutes(-8), 1, null),
            new("ntc-1", "police-deputy", new("方替声", "Fang Tisheng"), "agy-police", "deputy-liaison", NoticeChannel.CallTask, NoticeState.Owed, now.AddMinutes(-8), 1, new CallTaskView("000-2007", new("方替声", "Fang Tisheng"))),
        ];
        return
        [
            new("req-1", RequestKind.JointInterview, "agy-hr", "agy-housing", RequestState.Drafted, opened.AddMinutes(160), -1, [], null, [PoliceMeasure.JointInterview], "请派员参加对测试劳务有限公司负责人的联合约谈。", share, false, basis, null, [lead], null, null, null, null, null, null, null, null, null, false, [], ["approve-request"], [officers.First(row => row.Id == "chief-zheng")], [], ["per-1"], true),
            new("req-2", RequestKind.EarlyIntervention, "agy-hr", "agy-police", RequestState.Delivered, now.AddMinutes(-23), 1, ladder, now.AddMinutes(7), [PoliceMeasure.FindAndContact, PoliceMeasure.KeepOrder], "测试劳务有限公司拖欠 46 名工人工资，法定代表人经三次、两种方式联系未果。商请协助查找并联系责任人，维护现场秩序。", share, true, basis, lead, [lead], null, null, now.AddMinutes(-23), null, null, null, null, null, null, false, notices, ["record-answer", "withdraw-request", "fulfil-request"], [], [.. officers.Where(row => row.Agency == "agy-police")], ["per-1"], false),
        ];
    }
}
