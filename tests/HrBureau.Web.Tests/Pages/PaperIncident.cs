using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web.Tests;

/// <summary>One incident in the middle of its course.</summary>
internal static class PaperIncident
{
    public const string Id = "inc-360121-20260127-003";

    public static DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    private static TimeView Real { get; } = new(Now, 1);

    public static OfficerName[] Officers(Mechanism mechanism) => [.. mechanism.Officers.Select(row => new OfficerName(row.Id, row.Name, row.Agency, row.Phone))];

    public static CountyView County(Mechanism mechanism) => new(
        mechanism.County,
        mechanism.CountyName,
        mechanism.Agencies.ToArray(),
        mechanism.Posts.ToArray(),
        mechanism.Statutes.ToArray(),
        Officers(mechanism),
        mechanism.RequestKinds.Select(row => new RequestKindView(row.Kind, row.Name, row.DefaultTo, row.Measures.ToArray(), row.SharedByDefault.ToArray(), true, mechanism.Agencies.Where(agency => !agency.SeesWholeCounty && row.GoesTo(agency)).Select(agency => agency.Code).ToArray(), row.Statutes.ToArray())).ToArray(),
        mechanism.Grades.ToDictionary(row => row.Grade, row => row.From),
        mechanism.RaisingBehaviours(CountyTime.DayOf(Now)).ToArray());

    public static BoardPageView Board(Mechanism mechanism, BoardQueryGiven query)
    {
        var holder = Officers(mechanism)[0];
        var items = new BoardItem[]
        {
            new(Id, Phase.Responding, Grade.Larger, false, "测试劳务有限公司", "青粟苑二期", "城关镇建设路 18 号", 46, 138_250_000, holder, "late", "unreachable", 1, Now.AddMinutes(7), false, Now.AddHours(-3), false, 42, Real),
            new("inc-360121-20260127-004", Phase.Responding, Grade.Major, true, "虚构建筑工程有限公司", "云粟广场", "河口镇", 128, 412_600_000, null, "none", "trying", -1, Now.AddMinutes(-18), true, Now.AddHours(-1), false, 6, Real),
            new("inc-360121-20260126-009", Phase.Watched, Grade.General, true, "样例服饰厂", null, "青石镇", 12, 9_000_000, holder, "none", "reached", -1, Now.AddHours(27), false, Now.AddDays(-1), false, 9, Real),
            new("inc-360121-drill-20260127-001", Phase.Responding, Grade.Extraordinary, false, "演练建设集团", "演练工地", "演练镇", 320, null, holder, "acknowledged", "summoned", 0, Now.AddMinutes(1_830), false, Now.AddMinutes(-20), true, 30, new TimeView(Now.AddMinutes(1_180), 60)),
        };
        var shown = items.Where(item => query.Drill is null || item.Drill == query.Drill).Where(item => query.Grade is null || item.Grade == query.Grade).Where(item => query.Text is null || item.Employer!.Contains(query.Text, StringComparison.Ordinal) || item.Place!.Contains(query.Text, StringComparison.Ordinal)).ToArray();
        return new BoardPageView(shown, null, items.Where(item => query.Drill is null || item.Drill == query.Drill).GroupBy(item => item.Grade).ToDictionary(group => group.Key, group => group.Count()), items.Count(item => item.Drill));
    }

    public static ReportView Report { get; } = new("rep-1", ReportSource.Hotline, Now.AddHours(-3), "赵**", "000*******2222", true);

    public static IncidentView View(Mechanism mechanism)
    {
        var officers = Officers(mechanism);
        var opened = Now.AddHours(-3);
        return new IncidentView(
            Id, 42, Phase.Responding, opened.AddMinutes(4), Grade.Larger, false, officers[0], null, "lead-yan", [officers[0], officers[1]], opened,
            "测试劳务有限公司", "91000000TEST000001", "青粟苑二期", "城关镇建设路 18 号项目部门口", 46, [Behaviour.GateBlocked], 3,
            [
                new(FactSource.Workers, 60, 150_000_000, [Behaviour.GateBlocked], opened, false),
                new(FactSource.Police, 38, null, [Behaviour.GateBlocked], opened.AddMinutes(40), false),
                new(FactSource.Hr, 46, 138_250_000, [Behaviour.GateBlocked], opened.AddMinutes(55), true),
            ],
            new TracksView(new("on-scene", opened), new("unreachable", opened), new("late", opened), new("claimed", opened), new("not-filed", null), new("first-sent", opened)),
            Chain(),
            [PaperRequests.Ledger(opened)],
            PaperRequests.All(mechanism, officers, opened),
            [
                new("acknowledgement", new("签收", "Acknowledgement"), "req-2", "house-liaison-reply", Now.AddMinutes(-23), Now.AddMinutes(7), "warned", "minutes", 30, false),
                new("follow-up", new("续报", "Follow-up report"), null, "house-liaison-reply", opened, Now.AddMinutes(-18), "missed", "minutes", 240, false),
                new("arrival", new("到场", "Arrival on scene"), null, "house-liaison-reply", opened, opened.AddMinutes(30), "met", "minutes", 30, false),
            ],
            new MoneyView(138_250_000, 0, 0, 0, 0, 0, 0),
            [
                new("approve-draft", new Dictionary<string, string>(), "decree-724-41", "approve-request", "req-1", Now.AddMinutes(12), 0) { Text = "请带班领导签批商请函（提前介入），或电话请示后登记口头批准。", BasisText = "《保障农民工工资支付条例》第四十一条：人社部门可以商请公安机关提前介入。" },
                new("call-person", new Dictionary<string, string>(), "decree-724-41", "record-contact-attempt", "per-2", null, 1) { Text = "换一种方式继续联系实际控制人，记录结果。", BasisText = "人社部发〔2014〕100号：应有联系记录。" },
                new("note", new Dictionary<string, string>(), "decree-724-10", "update-facts", null, Now.AddHours(2), 2) { Text = "核实现场人数和金额并采信。" },
            ],
            ["record-contact-attempt", "name-party", "link-parties", "draft-request", "approve-request", "add-note", "void-entry", "update-facts", "verify-report", "change-grade", "hand-over", "assign-inspectors", "appoint-commander", "end-response", "void-incident", "declare-unreachable", "record-reached", "record-summons-outcome", "complete-call-task"],
            [new("inc-360121-20251102-001", "same-employer", Now.AddDays(-86))],
            new TimeView(Now, 1), false, true, officers[1..4], officers[..3], [Report], true);
    }

    private static PartyView[] Chain() =>
    [
        new("pty-1", PartyRole.Employer, "测试劳务有限公司", "91000000TEST000001",
        [
            new("per-1", "张某测", PersonPost.LegalRepresentative, true, [new(ContactKind.Phone, "00013800001", "工商登记", false), new(ContactKind.Address, "城关镇虚构路 1 号", "工商登记", false)]),
            new("per-2", "李某试", PersonPost.ActualController, true, [new(ContactKind.Phone, "00013800002", "工人提供", false)]),
        ],
        [new("pty-2", PartyRelation.Subcontracts, 260_000_000)]),
        new("pty-2", PartyRole.GeneralContractor, "虚构建设集团有限公司", null, [], []),
    ];
}
