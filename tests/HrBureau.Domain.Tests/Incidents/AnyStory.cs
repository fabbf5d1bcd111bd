using FsCheck;
using FsCheck.Fluent;

namespace HrBureau.Domain.Tests;

/// <summary>Random stories: a list of numbers, each of which picks an act that makes sense or does not, and how long nobody does anything.</summary>
internal static class AnyStory
{
    private static readonly string[] Officers = ["duty-zhou", "duty-lu", "lead-yan", "chief-zheng", "police-fang", "housing-li", "office-zhi", "system"];

    public static Arbitrary<int[]> Picks { get; } = Gen.Choose(0, 1_000_000).ListOf(25).Select(list => list.ToArray()).ToArbitrary();

    /// <summary>What must have been met in some story of further reports.</summary>
    public static IReadOnlyList<string> Reports { get; } = ["merged", "merged after the end", "begun again"];

    /// <summary>What must have been met in some story of merges.</summary>
    public static IReadOnlyList<string> Merges { get; } = ["incident-merged", "incident-absorbed", "incident-released", "report-split", "reports-left", "reopened from merged"];

    private const string Other = "inc-360121-20260127-900";

    /// <summary>The first pick sets the scene, each of the others is a step.</summary>
    public static Story Tell(int[] picks, Action<Story>? each = null, Action<Story>? watch = null)
    {
        var setting = Setting.Of(picks[0]);
        var story = new Story { Watch = watch }.At(setting.Start).IncidentReported(setting.Headcount).BossNamed();
        story = setting.Held ? story.Held() : story;
        foreach (var pick in picks.Skip(1))
        {
            Step(story, pick, setting);
            each?.Invoke(story);
        }

        return story;
    }

    /// <summary>Which further reports a story has met.</summary>
    public static void SeeReports(Story story, Action<string> seen)
    {
        var ended = false;
        foreach (var entry in story.History)
        {
            ended = entry.Event is IncidentEvent.ResponseEnded || (ended && entry.Event is not IncidentEvent.IncidentReopened);
            seen(entry.Event switch
            {
                IncidentEvent.ReportMerged => ended ? "merged after the end" : "merged",
                IncidentEvent.IncidentReopened { ByRule: true } => "begun again",
                _ => "",
            });
        }
    }

    /// <summary>Which merges and splits a story has met.</summary>
    public static void SeeMerges(Story story, Action<string> seen)
    {
        var merged = false;
        foreach (var entry in story.History)
        {
            seen(entry.Event is IncidentEvent.IncidentReopened && merged ? "reopened from merged" : EventJson.Kind(entry.Event));
            merged = entry.Event is IncidentEvent.IncidentMerged || (merged && entry.Event is not IncidentEvent.IncidentReopened);
        }
    }

    private static void Step(Story story, int pick, Setting setting)
    {
        if (pick % 29 == 0)
        {
            story.FastForward(TimeSpan.FromMinutes(pick / 29 % 600));
        }

        story.At(story.Now + TimeSpan.FromMinutes(pick / 37 % 41));
        var command = Command(story, pick, setting);
        story.Try(pick % 5 == 0 ? Officers[pick / 11 % Officers.Length] : Likely(story, command), command);
    }

    private static string Likely(Story story, IncidentCommand command) => command switch
    {
        _ when CommandDuty.IsSystemOnly(command) => "system",
        IncidentCommand.AcknowledgeRequest c => Liaison(story, c.RequestId),
        IncidentCommand.TakeOnRequest c => Liaison(story, c.RequestId),
        IncidentCommand.SendBackRequest c => Liaison(story, c.RequestId),
        IncidentCommand.AnswerRequest c => Liaison(story, c.RequestId),
        IncidentCommand.HandOnRequest c => Liaison(story, c.RequestId),
        IncidentCommand.ConfirmRecordedAnswer c => Liaison(story, c.RequestId),
        IncidentCommand.ApproveRequest { Oral: null } or IncidentCommand.RaiseRequest or IncidentCommand.EndResponse or IncidentCommand.Reopen or IncidentCommand.Close or IncidentCommand.VoidIncident or IncidentCommand.MergeInto => "lead-yan",
        _ => "duty-zhou",
    };

    private static string Liaison(Story story, string requestId) => Setting.LiaisonOf(story.State.Requests.GetValueOrDefault(requestId)?.To ?? "");

    /// <summary>An entry to strike out: any, or one of which somebody has been told already.</summary>
    private static long Entry(Story story, int pick)
    {
        var told = story.State.Notices.Values.Where(mark => mark.State is NoticeState.Sent or NoticeState.Delivered or NoticeState.Seen).Select(mark => mark.Owed.Version).ToList();
        return pick / 3 % 2 == 0 && told.Count > 0 ? told[pick / 6 % told.Count] : 1 + (pick / 6 % story.State.Version);
    }

    private static IncidentCommand Command(Story story, int pick, Setting setting)
    {
        var request = story.State.Requests.IsEmpty ? "req-none" : story.State.Requests.ElementAt(pick / 7 % story.State.Requests.Count).Key;
        var notice = story.State.Notices.IsEmpty ? "ntc-none" : story.State.Notices.ElementAt(pick / 5 % story.State.Notices.Count).Key;
        return (pick % 31) switch
        {
            < 5 when story.State.Phase == Phase.Ended => Report(story, pick),
            4 when pick % 2 == 0 => Report(story, pick),
            0 or 1 or 2 or 3 or 4 => Attempt(story, pick),
            5 => new IncidentCommand.StrikeClock(),
            6 => new IncidentCommand.ApproveRequest(request),
            7 => new IncidentCommand.AcknowledgeRequest(request),
            8 => new IncidentCommand.TakeOnRequest(request),
            9 => new IncidentCommand.SendBackRequest(request, "Papers incomplete."),
            10 => new IncidentCommand.AnswerRequest(request, "Found."),
            11 => new IncidentCommand.RecordAnswer(request, (RecordedAnswer)(pick / 3 % 4), new("Officer", "liaison"), AnswerChannel.Phone, story.Now),
            12 => new IncidentCommand.WithdrawRequest(request),
            13 => new IncidentCommand.UpdateFacts((FactSource)(pick / 3 % 5), pick / 13 % 400, Adopt: pick % 2 == 0),
            14 => new IncidentCommand.VerifyReport(pick / 13 % 200),
            15 => new IncidentCommand.VoidEntry(Entry(story, pick), "By mistake."),
            16 => new IncidentCommand.RecordDelivery(notice, (NoticeState)(pick / 3 % 6), "police-fang"),
            17 => new IncidentCommand.RecordUnmanned(notice),
            18 => new IncidentCommand.DeclareUnreachable(StoryActs.Boss, "Gone."),
            19 => new IncidentCommand.RaiseRequest(setting.Kind, setting.To, "Please."),
            20 => new IncidentCommand.RecordReached(StoryActs.Boss, "Came by."),
            22 => new IncidentCommand.FulfilRequest(request),
            23 => new IncidentCommand.HandOnRequest(request, "police-deputy"),
            24 => pick / 3 % 2 == 0 ? new IncidentCommand.ConfirmRecordedAnswer(request, pick / 6 % 2 == 0, "It was not us.") : new IncidentCommand.FileRequestPaper(request, "No. 1"),
            25 => new IncidentCommand.CompleteCallTask(notice, (CallResult)(pick / 3 % 2), story.Now),
            26 => new IncidentCommand.ApproveRequest(request, new("lead-yan", story.Now)),
            27 => pick / 3 % 2 == 0 ? Summoning(story) : new IncidentCommand.RecordSummonsOutcome(StoryActs.Boss, SummonsOutcome.DidNotCome, ["duty-zhou", "duty-lu"]),
            28 => new IncidentCommand.VoidEntry(Entry(story, pick), "By mistake.", Attempt(story, pick / 3)),
            21 when pick % 40 == 1 => new IncidentCommand.VoidIncident(VoidWhy.NotOurs, "Another county."),
            21 when pick % 40 == 2 => new IncidentCommand.Close("Done."),
            21 when pick % 4 == 3 => new IncidentCommand.MergeInto(Other, "The same gate.") { Other = new(Other, (Phase)(pick / 40 % 3), false, null) },
            30 when pick % 3 == 1 => new IncidentCommand.SplitReport(Reported(story, pick), "Another gate."),
            30 when !story.State.Absorbed.IsEmpty => pick % 2 == 0 ? Release(story) : new IncidentCommand.LeaveReports(story.State.Absorbed[^1].Reports, Other, null, "Read twice."),
            21 => pick % 4 == 1 ? new IncidentCommand.TakeCharge() : pick % 4 == 0 ? new IncidentCommand.EndResponse("Over.") : new IncidentCommand.AddNote("Words."),
            29 when pick % 2 == 0 => Absorb(story, pick),
            29 => new IncidentCommand.Reopen("They are back.") { Other = new(Other, Phase.Watched, false, null) },
            _ => Report(story, pick),
        };
    }

    /// <summary>Another incident is merged into the story's; later it may go its own way again.</summary>
    private static IncidentCommand.Absorb Absorb(Story story, int pick)
    {
        var report = Report(story, pick).Facts;
        var facts = new AbsorbedFacts((Phase)(pick / 3 % 3), (Grade)(pick / 9 % 2), pick / 18 % 2 == 0, null, null, "South gate", pick / 5 % 200, null, [], [], [], [report with { ReportId = $"{report.ReportId}-{pick}", Reporter = null, Description = "", In = Other }]);
        return new(Other, story.State.Version + 1, "duty-lu", "The same gate.", facts, new Dictionary<string, string>());
    }

    private static string Reported(Story story, int pick) => story.State.Facts.Reports is { IsEmpty: false } reports ? reports[pick / 3 % reports.Count].ReportId : "rep-none";

    private static IncidentCommand.Release Release(Story story) =>
        new(Other, story.State.Absorbed.LastOrDefault()?.Version ?? 1, story.State.Version + 1, "Two gates.");

    /// <summary>A further report, now and then one that is known, or of what was seen hours ago.</summary>
    private static IncidentCommand.Report Report(Story story, int pick)
    {
        Behaviour[] behaviours = pick / 13 % 3 == 0 ? [(Behaviour)(pick / 39 % 11)] : [];
        var report = StoryActs.Report(pick / 17 % 200, behaviours);
        var number = story.State.Facts.ReportCount + (pick / 7 % 8 == 0 ? 0 : 1);
        return report with { Facts = report.Facts with { ReportId = $"rep-{number}", ReportedAt = story.Now.AddHours(-(pick / 11 % 4 / 3 * 3)) } };
    }

    private static IncidentCommand.RecordContactAttempt Summoning(Story story) =>
        new(StoryActs.Boss, ContactChannel.Sms, StoryActs.BossPhone, ContactResult.Delivered, story.Now, Summons: new(story.Now.AddMinutes(45), "Room 203"), ReceiptProof: "receipt");

    private static IncidentCommand.RecordContactAttempt Attempt(Story story, int pick)
    {
        var phone = pick / 3 % 2 == 0;
        var result = pick / 17 % 6 == 0 ? ContactResult.Replied : ContactResult.NoAnswer;
        return new(StoryActs.Boss, phone ? ContactChannel.Phone : ContactChannel.HomeVisit, phone ? StoryActs.BossPhone : StoryActs.BossHome, result, story.Now);
    }
}
