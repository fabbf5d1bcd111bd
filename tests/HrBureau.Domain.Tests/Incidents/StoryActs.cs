using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>The field's words for what happens in a story, and what is expected of it.</summary>
internal static class StoryActs
{
    public const string Boss = "per-boss";
    public const string Director = "per-director";
    public const string BossPhone = "13800000001";
    public const string BossHome = "No. 1 Well Lane";

    public static Story IncidentReported(this Story story, int headcount = 46, params Behaviour[] behaviours) => story.Do("system", Report(headcount, behaviours));

    public static IncidentCommand.Report Report(int headcount, params Behaviour[] behaviours) =>
        new("inc-360121-20260127-001", Story.Facts(headcount, behaviours), "p:azure-millet@north", "hash", "duty-zhou", "agy-hr");

    public static Story Verified(this Story story, int headcount = 46) => story.Do("duty-zhou", new IncidentCommand.VerifyReport(headcount));

    public static Story Held(this Story story) => story.Do("duty-zhou", new IncidentCommand.TakeCharge());

    public static Story BossNamed(this Story story) => story.Do("duty-zhou", new IncidentCommand.NameParty("pty-1", PartyRole.Employer, "Demo Labour", null,
    [
        new(Boss, "Boss", PersonPost.ActualController, null, [new(ContactKind.Phone, BossPhone, "worker"), new(ContactKind.Address, BossHome, "registration")]),
    ]));

    public static Story DirectorNamed(this Story story) => story.Do("duty-zhou", new IncidentCommand.NameParty("pty-1", PartyRole.Employer, "Demo Labour", null,
    [
        new(Director, "Director", PersonPost.LegalRepresentative, null, [new(ContactKind.Phone, "13800000002", "registration")]),
    ]));

    public static Story Fails(this Story story, ContactChannel channel = ContactChannel.Phone, string person = Boss, string? contact = null) =>
        story.Tries(ContactResult.NoAnswer, channel, person, contact);

    public static Story Tries(this Story story, ContactResult result, ContactChannel channel = ContactChannel.Phone, string person = Boss, string? contact = null) =>
        story.Do("duty-zhou", new IncidentCommand.RecordContactAttempt(person, channel, contact ?? (channel == ContactChannel.Phone ? BossPhone : BossHome), result, story.Now, Inspectors: ["duty-lu"]));

    /// <summary>Three failures by two channels over two hours.</summary>
    public static Story BossUnreachable(this Story story) =>
        story.Fails().FastForward(TimeSpan.FromHours(1)).Fails().FastForward(TimeSpan.FromHours(1)).Fails(ContactChannel.HomeVisit);

    /// <summary>A responding incident with a draft to the police made by the rule.</summary>
    public static Story Drafted(this Story story) => story.IncidentReported().Verified().Held().BossNamed().BossUnreachable();

    public static Story Raised(this Story story) => story.Drafted().Do("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId()));

    public static string RequestId(this Story story) => Assert.Single(story.State.Requests).Key;

    public static JointRequest Request(this Story story) => Assert.Single(story.State.Requests).Value;

    public static T Expects<T>(this Story story)
        where T : IncidentEvent => Assert.IsType<T>(Assert.Single(story.LastAct, entry => entry.Event is T).Event);

    public static Story ExpectsNo<T>(this Story story)
        where T : IncidentEvent
    {
        Assert.DoesNotContain(story.LastAct, entry => entry.Event is T);
        return story;
    }

    public static int Count<T>(this Story story)
        where T : IncidentEvent => story.History.Count(entry => entry.Event is T);

    /// <summary>The latest notice an agency was owed.</summary>
    public static string LastNotice(this Story story, string agency) => story.State.Notices.Values.Where(mark => mark.Owed.Agency == agency).MaxBy(mark => mark.Owed.Version)!.Owed.NoticeId;

    /// <summary>Whom the last act rings, as <c>agency/post-or-officer/channel</c>.</summary>
    public static IReadOnlyList<string> Rung(this Story story) =>
        [.. story.LastAct.SelectMany(entry => entry.Event.Rings ?? []).Select(ring => $"{ring.Agency}/{ring.Post ?? ring.Officer}/{WireWord.Of(ring.Channel)}").Order(StringComparer.Ordinal)];
}
