using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>A ladder that climbs again from its first rung rings that rung again: who was told that all is over must hear that he is waited for.</summary>
public class ReopenedBellTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_was_asked_hears_that_his_answer_is_waited_for_again(bool byRule)
    {
        var story = new Story().Raised();
        var asked = RungFor(story, story.RequestId());
        story.Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromDays(2));
        Reopen(story, byRule);

        Assert.NotEmpty(asked);
        Assert.Equal(asked, RungFor(story, story.RequestId()));
    }

    [Fact]
    public void Who_may_sign_hears_of_the_draft_again()
    {
        var story = new Story().Drafted();
        var asked = RungFor(story, story.RequestId());
        story.Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromDays(2));
        Reopen(story, byRule: false);

        Assert.NotEmpty(asked);
        Assert.Equal(asked, RungFor(story, story.RequestId()));
    }

    [Fact]
    public void Who_is_on_duty_hears_of_an_incident_that_nobody_holds_again()
    {
        var story = new Story().IncidentReported();
        var asked = RungFor(story, null);
        story.Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromDays(2));
        Reopen(story, byRule: false);

        Assert.NotEmpty(asked);
        Assert.Equal(asked, RungFor(story, null));
    }

    [Fact]
    public void Of_several_ladders_that_wait_for_one_post_one_bell_rings()
    {
        var story = new Story().Raised().Do("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Find him."));
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(story.State.Requests.Values.Single(request => request.State == RequestState.Drafted).RequestId)).Do("lead-yan", new IncidentCommand.EndResponse("Over."));
        Reopen(story, byRule: false);

        var bells = story.LastAct.Single(entry => entry.Event is IncidentEvent.IncidentReopened).Event.Rings!;
        Assert.Equal(bells.Count, bells.DistinctBy(ring => (ring.Agency, ring.Post, ring.Officer, ring.Channel)).Count());
        Assert.Contains(bells, ring => ring.Agency == "agy-police");
    }

    [Fact]
    public void A_call_it_asks_for_lapses_with_what_it_waits_for()
    {
        var story = new Story().Drafted().Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromDays(2));
        Reopen(story, byRule: false);
        var call = Assert.Single(story.State.Notices.Values, mark => mark.Owed is { Kind: "incident-reopened", Channel: NoticeChannel.CallTask });

        Assert.Null(CallTasks.LapseOf(story.State, call));
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId()));
        Assert.Equal(CallLapse.Signed, CallTasks.LapseOf(story.State, call));
    }

    private static void Reopen(Story story, bool byRule)
    {
        if (byRule)
        {
            story.Do("system", StoryActs.Report(200) with { Facts = Story.Facts(200, []) with { ReportId = "rep-2", ReportedAt = story.Now } });
        }
        else
        {
            story.Do("lead-yan", new IncidentCommand.Reopen("They are back."));
        }

        Assert.Equal(byRule, story.Expects<IncidentEvent.IncidentReopened>().ByRule);
    }

    /// <summary>Whom the last act rings of the first rung about a request, or about the incident itself.</summary>
    private static (string, string?, NoticeChannel, LadderUse?)[] RungFor(Story story, string? request) =>
        [.. story.LastAct.SelectMany(entry => Notices.Owed(story.State, entry))
            .Where(notice => notice.Rung == 0 && notice.RequestId == request)
            .Select(notice => (notice.Agency, notice.Post, notice.Channel, notice.Ladder))
            .Order()];
}
