using FsCheck;
using FsCheck.Fluent;

namespace HrBureau.Domain.Tests;

/// <summary>Random stories: a list of numbers, each of which picks an act that makes sense or does not, and how long nobody does anything.</summary>
internal static class AnyStory
{
    private static readonly string[] Officers = ["duty-zhou", "duty-lu", "lead-yan", "chief-zheng", "police-fang", "housing-li", "office-zhi", "system"];

    public static Arbitrary<int[]> Picks { get; } = Gen.Choose(0, 1_000_000).ListOf(25).Select(list => list.ToArray()).ToArbitrary();

    public static Story Tell(int[] picks, Action<Story>? each = null)
    {
        var story = new Story().IncidentReported().Held().BossNamed();
        foreach (var pick in picks)
        {
            Step(story, pick);
            each?.Invoke(story);
        }

        return story;
    }

    public static void Step(Story story, int pick)
    {
        var command = Command(story, pick);
        story.At(story.Now + TimeSpan.FromMinutes(pick / 37 % 41));
        story.Try(pick % 5 == 0 ? Officers[pick / 11 % Officers.Length] : Likely(command), command);
    }

    private static string Likely(IncidentCommand command) => command switch
    {
        _ when CommandDuty.IsSystemOnly(command) => "system",
        IncidentCommand.AcknowledgeRequest or IncidentCommand.TakeOnRequest or IncidentCommand.SendBackRequest or IncidentCommand.AnswerRequest => "police-fang",
        IncidentCommand.ApproveRequest or IncidentCommand.RaiseRequest or IncidentCommand.EndResponse or IncidentCommand.Reopen => "lead-yan",
        _ => "duty-zhou",
    };

    private static IncidentCommand Command(Story story, int pick)
    {
        var request = story.State.Requests.IsEmpty ? "req-none" : story.State.Requests.ElementAt(pick / 7 % story.State.Requests.Count).Key;
        var notice = story.State.Notices.IsEmpty ? "ntc-none" : story.State.Notices.ElementAt(pick / 5 % story.State.Notices.Count).Key;
        return (pick % 23) switch
        {
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
            15 => new IncidentCommand.VoidEntry(1 + (pick / 3 % story.State.Version), "By mistake."),
            16 => new IncidentCommand.RecordDelivery(notice, (NoticeState)(pick / 3 % 6), "police-fang"),
            17 => new IncidentCommand.RecordUnmanned(notice),
            18 => new IncidentCommand.DeclareUnreachable(StoryActs.Boss, "Gone."),
            19 => new IncidentCommand.RaiseRequest(RequestKind.AssistInquiry, "agy-police", "Please."),
            20 => new IncidentCommand.RecordReached(StoryActs.Boss, "Came by."),
            21 => pick % 4 == 0 ? new IncidentCommand.EndResponse("Over.") : new IncidentCommand.AddNote("Words."),
            _ => new IncidentCommand.Reopen("They are back."),
        };
    }

    private static IncidentCommand.RecordContactAttempt Attempt(Story story, int pick)
    {
        var phone = pick / 3 % 2 == 0;
        var result = pick / 17 % 6 == 0 ? ContactResult.Replied : ContactResult.NoAnswer;
        return new(StoryActs.Boss, phone ? ContactChannel.Phone : ContactChannel.HomeVisit, phone ? StoryActs.BossPhone : StoryActs.BossHome, result, story.Now);
    }
}
