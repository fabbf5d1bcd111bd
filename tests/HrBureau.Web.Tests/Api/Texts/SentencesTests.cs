using System.Globalization;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class SentencesTests
{
    public SentencesTests() => CultureInfo.CurrentUICulture = Languages.English;

    [Fact]
    public void What_a_reader_may_not_see_is_left_out_with_its_words()
    {
        var whole = TimelineTexts.Summary("contact-attempted", Data("""{"personName":"p1","channel":"phone","contact":"13800000000","result":"no-answer","alone":true}"""), CountyNames.None);
        var cut = TimelineTexts.Summary("contact-attempted", Data("""{"personName":"p1"}"""), CountyNames.None);

        Assert.Equal("Tried to reach p1: Phone 13800000000, No answer. (alone: no evidence)", whole);
        Assert.Equal("Tried to reach p1:", cut.TrimEnd('.', ' '));
    }

    [Fact]
    public void Words_of_lists_and_money_and_times_are_for_people()
    {
        var text = TimelineTexts.Summary("incident-reported", Data("""{"facts":{"source":"hotline","place":"A","headcount":46,"amountFen":18630000,"behaviours":["gate-blocked","violence"],"description":"d"}}"""), CountyNames.None);

        Assert.Equal("Reported by Hotline: A, 46 people, 18.63 \u00d710,000 yuan, Gate blocked, Violence. d.", text);
    }

    [Theory]
    [InlineData("en", "A further report was merged. Taken by duty-lu (agy-hr)")]
    [InlineData("zh-CN", "并入一件报告。接报人：duty-lu（agy-hr）")]
    public void Who_took_a_report_is_said(string language, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(sentence, TimelineTexts.Summary("report-merged", Data("""{"facts":{},"receivedBy":"duty-lu","receivedByAgency":"agy-hr"}"""), CountyNames.None));
    }

    [Theory]
    [InlineData("""{"from":"major","to":"major","reason":"They may come back"}""", "维持不变：Ⅱ 重大。They may come back。")]
    [InlineData("""{"from":"major","to":"larger","reason":"Gone home"}""", "：Ⅱ 重大 → Ⅲ 较大。Gone home。")]
    public void A_grade_that_a_person_kept_is_said_to_be_kept(string data, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Assert.EndsWith(sentence, TimelineTexts.Summary("grade-changed", Data(data), CountyNames.None), StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_that_has_left_is_named_by_its_entry_and_channel()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal(
            "Entry 9 was voided. Notices already out, for a person to decide: the notice of entry 12 (Call task), the notice of entry 7 (Desk).",
            TimelineTexts.Summary("entry-voided", Data("""{"version":9,"effectsOutside":["ntc-inc-360121-drill-20261201-003-12-agy-hr-leader-on-duty-call-task","ntc-inc-360121-20261201-003-7-agy-police-liaison-desk"]}"""), CountyNames.None));
    }

    [Theory]
    [InlineData("en", """{"to":"duty-lu"}""", "duty-lu accepted the hand-over.")]
    [InlineData("zh-CN", """{"to":"duty-lu"}""", "duty-lu 接受移交。")]
    [InlineData("zh-CN", """{"to":"duty-lu","from":"duty-zhou"}""", "duty-lu 接受 duty-zhou 的移交。")]
    public void Who_handed_over_is_left_out_where_the_reader_may_not_see_it(string language, string data, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(sentence, TimelineTexts.Summary("hand-over-accepted", Data(data), CountyNames.None));
    }

    [Theory]
    [InlineData("en", """{"reason":"","byRule":true}""", "Reopened by rule: a gathering, or behaviour that raises the grade, was reported after the response had ended.")]
    [InlineData("en", """{"reason":"Not paid"}""", "Reopened: Not paid.")]
    [InlineData("zh-CN", """{"reason":"","byRule":true}""", "\u6309\u89c4\u5219\u91cd\u65b0\u542f\u52a8\uff1a\u54cd\u5e94\u7ed3\u675f\u540e\u53c8\u63a5\u62a5\u805a\u96c6\u6216\u5e94\u63d0\u7ea7\u7684\u884c\u4e3a\u3002")]
    public void Why_a_response_began_again_is_said(string language, string data, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(sentence, TimelineTexts.Summary("incident-reopened", Data(data), CountyNames.None));
    }

    [Theory]
    [InlineData("en", "call.script.gathered-again", "behaviour that raises the grade")]
    [InlineData("en", "registered.began-again", "behaviour that raises the grade")]
    [InlineData("zh-CN", "call.script.gathered-again", "\u5e94\u63d0\u7ea7\u7684\u884c\u4e3a")]
    [InlineData("zh-CN", "registered.began-again", "\u5e94\u63d0\u7ea7\u7684\u884c\u4e3a")]
    public void Who_is_told_that_a_response_began_again_is_not_told_of_a_gathering_alone(string language, string key, string said)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Contains(said, PageText.Of(key, "A"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", """{"reason":"","byRule":true}""", "The response ended by rule: 72 hours of drill time are over (county mechanism, lifetime of a drill).")]
    [InlineData("en", """{"reason":"They left","byRule":false}""", "The response ended by a person: They left.")]
    public void Which_rule_ended_a_response_is_said(string language, string data, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(sentence, TimelineTexts.Summary("response-ended", Data(data), CountyNames.None));
    }

    [Theory]
    [InlineData("en", "Pay us.", "Reported: A. Pay us.")]
    [InlineData("en", "Pay us", "Reported: A. Pay us.")]
    [InlineData("zh-CN", "要工资。", "收到报告：A。要工资。")]
    [InlineData("zh-CN", "要工资！", "收到报告：A。要工资！")]
    public void A_sentence_that_somebody_ended_is_not_ended_twice(string language, string typed, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(sentence, TimelineTexts.Summary("incident-reported", JsonSerializer.SerializeToElement(new { facts = new { place = "A", description = typed } }), CountyNames.None));
    }

    [Theory]
    [InlineData("notice-sent", """{"noticeId":"n","about":{"agency":"agy-police","channel":"webhook","kind":"early-intervention"}}""", "致agy-police的“提前介入”通知（对方系统）已发出。")]
    [InlineData("notice-sent", """{"noticeId":"n"}""", "通知已发出。")]
    [InlineData("notice-failed", """{"noticeId":"n","reason":"answered-error","about":{"agency":"agy-housing","channel":"webhook","kind":"early-intervention","to":"agy-police"}}""", "致agy-housing的“提前介入”（agy-police）通知（对方系统）未送出：对方系统返回错误，将重试或改用下一渠道。")]
    [InlineData("request-acknowledged", """{"requestId":"r","about":{"agency":"agy-police","kind":"early-intervention"}}""", "agy-police已签收“提前介入”请求。")]
    [InlineData("request-acknowledged", """{"requestId":"r"}""", "已签收。")]
    [InlineData("request-raised", """{"requestId":"r","answerBy":"2026-01-27T09:00:00+08:00","about":{"agency":"agy-police","kind":"early-intervention"}}""", "对agy-police的“提前介入”请求已发出，请于 2026-01-27 09:00 前签收答复。")]
    [InlineData("clock-missed", """{"clock":"follow-up","subject":"r","about":{"agency":"agy-police","kind":"early-intervention"}}""", "“续报”时限（agy-police 提前介入）已过。")]
    [InlineData("grade-changed", """{"from":"general","to":"larger","byRule":true,"provisional":false,"reason":"inc-360121-20260127-005"}""", "按规则定级：Ⅳ 一般 → Ⅲ 较大，因并入事件 inc-360121-20260127-005。")]
    [InlineData("grade-changed", """{"from":"larger","to":"general","byRule":true,"provisional":false,"reason":"inc-360121-20260127-005"}""", "按规则定级：Ⅲ 较大 → Ⅳ 一般，因事件 inc-360121-20260127-005 的报告不再计入本事件。")]
    [InlineData("grade-changed", """{"from":"larger","to":"general","byRule":true,"provisional":false,"reason":"rep-6a9a42860c35687723d9"}""", "按规则定级：Ⅲ 较大 → Ⅳ 一般，因有报告分出。")]
    [InlineData("plan-activated", """{"byRule":true,"reason":"inc-360121-20260127-005"}""", "按规则启动响应，因并入事件 inc-360121-20260127-005。")]
    [InlineData("incident-absorbed", """{"from":"inc-2","reason":"r","facts":{"headcount":21,"adopted":false,"reports":[]}}""", "事件 inc-2 并入本事件：r。报告 0 件，21 人（报称）；人数、金额不自动相加。")]
    [InlineData("incident-absorbed", """{"from":"inc-2","reason":"r","facts":{"headcount":21,"adopted":true,"reports":[]}}""", "事件 inc-2 并入本事件：r。报告 0 件，21 人（采信）；人数、金额不自动相加。")]
    [InlineData("incident-absorbed", """{"from":"inc-2","reason":"r","facts":{"headcount":21,"reports":[]}}""", "事件 inc-2 并入本事件：r。报告 0 件，21 人；人数、金额不自动相加。")]
    [InlineData("report-split", """{"reportId":"rep-6a9a42860c35687723d9","reason":"r","report":{"reportedAt":"2026-01-27T09:00:00+08:00","source":"hotline","sourceRef":"H-77"}}""", "一件报告（2026-01-27 09:00 热线 H-77）分出：r。")]
    [InlineData("report-split", """{"reportId":"rep-6a9a42860c35687723d9","reason":"r"}""", "一件报告分出：r。")]
    public void An_entry_says_whose_and_which_and_why(string kind, string data, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Assert.Equal(sentence, TimelineTexts.Summary(kind, Data(data), CountyNames.None));
    }

    [Theory]
    [InlineData("notice-given-up", """{"noticeId":"n","reason":"busy","about":{"agency":"agy-police","channel":"webhook","kind":"early-intervention"}}""", "A notice to agy-police about Early intervention (Its own system) was given up: ")]
    [InlineData("request-acknowledged", """{"requestId":"r","about":{"agency":"agy-police","kind":"early-intervention"}}""", "Acknowledged by agy-police (Early intervention).")]
    [InlineData("grade-changed", """{"from":"general","to":"larger","byRule":true,"provisional":false,"reason":"inc-360121-20260127-005"}""", "because incident inc-360121-20260127-005 was merged into this one.")]
    [InlineData("report-split", """{"reportId":"rep-6a","reason":"r","report":{"reportedAt":"2026-01-27T09:00:00+08:00","source":"hotline"}}""", "A report (2026-01-27 09:00 Hotline) was split off. r.")]
    public void An_entry_says_so_in_English_too(string kind, string data, string said) =>
        Assert.Contains(said, TimelineTexts.Summary(kind, Data(data), CountyNames.None), StringComparison.Ordinal);

    [Theory]
    [InlineData(RefusalCode.RequestStateForbids, "state=withdrawn", "请求现为“已撤回”，不能这样办理。")]
    [InlineData(RefusalCode.RequestStateForbids, "", "请求不能这样办理。")]
    [InlineData(RefusalCode.OtherOver, "incident=inc-1 phase=closed command=merge-into", "事件 inc-1 现为“办结”，不能再接收其他事件并入。")]
    [InlineData(RefusalCode.OtherOver, "incident=inc-1 phase=closed command=split-report", "事件 inc-1 现为“办结”，不能再接收分出的报告。")]
    public void A_refusal_speaks_of_what_was_done(RefusalCode code, string args, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        var given = args.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(sentence, RefusalTexts.Sentence(new RefusalView(code, given, null, null), CountyNames.None));
    }

    [Theory]
    [InlineData("zh-CN", "公安的系统：自 09:00 起连续 8 次未能送达（同一通知每试一次计一次）。")]
    [InlineData("en", "Police: its system was tried 8 times without success since 09:00 (each try of a notice counts).")]
    public void Tries_of_an_agencys_system_are_not_said_to_be_messages(string language, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(sentence, PageText.Of("ops.hook.failing", language == "en" ? "Police" : "公安", 8, "09:00"));
    }

    [Fact]
    public void What_the_store_refuses_for_good_is_a_fault_and_what_it_did_not_answer_may_be_sent_again()
    {
        Assert.Equal(ProblemCode.Fault, Faults.CodeOf(new StoreRefusedException()));
        Assert.Equal(ProblemCode.TryAgain, Faults.CodeOf(new StoreAwayException()));
    }

    [Fact]
    public void A_kind_of_a_later_version_is_shown_by_its_word() =>
        Assert.Equal("moon-landed", TimelineTexts.Summary("moon-landed", Data("{}"), CountyNames.None));

    [Fact]
    public void A_refusal_names_what_it_is_about_in_words()
    {
        var refusal = new RefusalView(RefusalCode.PhaseForbids, new Dictionary<string, string> { ["phase"] = "closed", ["command"] = "take-charge" }, null, null);

        Assert.Equal("The incident's phase, Closed, does not allow this: Take charge.", RefusalTexts.Sentence(refusal, CountyNames.None));
    }

    [Fact]
    public void A_kind_of_request_that_goes_another_way_says_which_way()
    {
        var query = new RefusalView(RefusalCode.RequestKindClosed, new Dictionary<string, string> { ["kind"] = "account-query" }, null, "kind");

        Assert.Equal("Follow its own procedure and papers: ask the head of the HR authority at city level or above for approval in writing (F40) and query with that paper.", RefusalTexts.Next(query, CountyNames.None));
    }

    [Fact]
    public void A_measure_that_is_refused_is_answered_with_those_of_the_same_kind()
    {
        var scene = new RefusalView(RefusalCode.MeasureUnlawful, new Dictionary<string, string> { ["kind"] = "on-scene-order", ["refused"] = "warn", ["measures"] = "keep-order" }, null, "measures");
        var check = scene with { Args = new Dictionary<string, string> { ["kind"] = "project-funds-check", ["refused"] = "warn", ["measures"] = "" } };

        Assert.Equal($"Choose only measures this kind offers: {Words.Of(PoliceMeasure.KeepOrder)}; what is not listed is not asked.", RefusalTexts.Next(scene, CountyNames.None));
        Assert.Equal("Choose only measures this kind offers; what is not listed is not asked.", RefusalTexts.Next(check, CountyNames.None));
        Assert.Contains(Words.Of(PoliceMeasure.Warn), RefusalTexts.Sentence(scene, CountyNames.None), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_says_how_it_was_counted()
    {
        var clock = new ClockView("first-result", new LocalisedText("x", "First result"), null, null, At(8), At(12), "running", "clock-hours", 240, false);

        Assert.Equal("4 h from 2026-01-27 08:00, through nights and holidays. Due 2026-01-27 12:00.", ClockTexts.How(clock));
    }

    private static DateTimeOffset At(int hour) => new(2026, 1, 27, hour, 0, 0, CountyTime.Offset);

    private static JsonElement Data(string json) => JsonElement.Parse(json);
}
