using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web.Tests;

/// <summary>The timeline of the paper incident.</summary>
internal static class PaperTimeline
{
    public static TimelineEntryView[] Entries(Mechanism mechanism)
    {
        var officers = PaperIncident.Officers(mechanism);
        var opened = PaperIncident.Now.AddHours(-3);
        (string Kind, int Minute, string? By, string Data)[] facts =
        [
            ("incident-reported", 0, "duty-zhou", """{"facts":{"source":"hotline","place":"城关镇建设路 18 号","description":"工人堵门讨薪","headcount":60}}"""),
            ("charge-taken", 3, "duty-zhou", """{"officer":"duty-zhou"}"""),
            ("contact-attempted", 20, "duty-zhou", """{"personId":"per-1","personName":"张某测","channel":"phone","contact":"000****0001","result":"no-answer"}"""),
            ("contact-attempted", 70, "duty-zhou", """{"personId":"per-1","personName":"张某测","channel":"phone","contact":"000****0001","result":"powered-off"}"""),
            ("note-added", 90, "duty-lu", """{"text":"现场情绪平稳，已推选工人代表。","audience":"own"}"""),
            ("unreachable-established", 150, null, """{"personId":"per-1","personName":"张某测","byRule":true,"failures":3,"channels":["phone","business-visit"]}"""),
            ("request-drafted", 151, null, """{"requestId":"req-2","kind":"early-intervention","to":"agy-police"}"""),
            ("request-approved", 156, "lead-yan", """{"requestId":"req-2","signer":"lead-yan"}"""),
            ("request-raised", 157, "lead-yan", """{"requestId":"req-2","answerBy":"2026-01-27T09:00:00+08:00"}"""),
            ("notice-sent", 157, null, """{"noticeId":"ntc-3"}"""),
            ("request-escalated", 172, null, """{"requestId":"req-2","ladder":"answer","rung":1}"""),
            ("clock-missed", 174, null, """{"clock":"follow-up","subject":""}"""),
        ];
        return [.. facts.Select((fact, index) => new TimelineEntryView(
            index + 31, fact.Kind, opened.AddMinutes(fact.Minute), opened.AddMinutes(fact.Minute), officers.FirstOrDefault(row => row.Id == fact.By), fact.By is null ? "" : "agy-hr", fact.Data, fact.Kind == "note-added", "0f3a9c77", null, null) { Voidable = fact.Kind == "contact-attempted" })];
    }
}
