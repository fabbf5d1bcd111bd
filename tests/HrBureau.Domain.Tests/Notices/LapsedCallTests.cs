using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>Calls whose reason is gone: nobody has to make them any more, and why is known.</summary>
public class LapsedCallTests
{
    [Fact]
    public void An_answer_ends_the_calls_for_an_answer_for_good()
    {
        var story = Sent(new Story().Raised().FastForward(TimeSpan.FromMinutes(31)));
        Assert.NotEmpty(Calls(story));
        story.Do("police-fang", new IncidentCommand.AcknowledgeRequest(story.RequestId()));
        Assert.Empty(Calls(story));
        Assert.All(CallsSent(story, LadderUse.Answer), mark => Assert.Equal(CallLapse.Answered, CallTasks.LapseOf(story.State, mark)));

        story.FastForward(TimeSpan.FromHours(5));
        Sent(story);
        Assert.NotEmpty(Calls(story));
        Assert.All(CallTasks.Open(story.State), mark => Assert.Equal(LadderUse.Result, mark.Owed.Ladder));
    }

    [Fact]
    public void The_end_of_the_response_stops_its_ladders_and_their_calls()
    {
        var story = Sent(new Story().Raised().FastForward(TimeSpan.FromMinutes(31)));
        story.Do("lead-yan", new IncidentCommand.EndResponse("They left."));
        Assert.Empty(Calls(story));
        Assert.All(CallsSent(story, LadderUse.Answer), mark => Assert.Equal(CallLapse.Ended, CallTasks.LapseOf(story.State, mark)));
    }

    [Fact]
    public void A_ladder_that_begins_anew_calls_nobody_of_its_later_rungs()
    {
        var story = Sent(new Story().Raised().FastForward(TimeSpan.FromMinutes(61)));
        Assert.True(story.Request().Rung >= 2);
        story.Do("lead-yan", new IncidentCommand.EndResponse("They left.")).Do("lead-yan", new IncidentCommand.Reopen("They are back."));
        Assert.Equal(0, story.Request().Rung);
        Assert.Empty(Calls(story));
        Assert.All(CallsSent(story, LadderUse.Answer), mark => Assert.Equal(CallLapse.Restarted, CallTasks.LapseOf(story.State, mark)));
        Assert.DoesNotContain(NextSteps.Of(story.State, story.Mechanism, Demo.Calendar, story.Now), step => step.Code == NextStepCodes.MakeCall);
    }

    [Fact]
    public void What_was_sent_back_is_called_about_until_it_is_decided()
    {
        var story = new Story().Raised();
        story.Do("police-fang", new IncidentCommand.SendBackRequest(story.RequestId(), "Not ours."));
        Assert.Single(Calls(Sent(story)));
        story.Do("duty-zhou", new IncidentCommand.WithdrawRequest(story.RequestId(), "Asked anew."));
        Assert.Equal(CallLapse.Withdrawn, CallTasks.LapseOf(story.State, Assert.Single(CallsSent(story))));
        Assert.Empty(Calls(story));
    }

    [Fact]
    public void A_gathering_that_began_again_is_called_about_until_it_is_verified()
    {
        var story = new Story().IncidentReported().Verified().Held().Do("lead-yan", new IncidentCommand.EndResponse("They left."));
        story.FastForward(TimeSpan.FromHours(1)).Do("system", StoryActs.Report(200) with { Facts = Story.Facts(200) with { ReportId = "rep-2", ReportedAt = story.Now } });
        Assert.Single(Calls(Sent(story)));
        story.Verified(200);
        Assert.Equal(CallLapse.Verified, CallTasks.LapseOf(story.State, Assert.Single(CallsSent(story), mark => mark.Owed.Kind == "incident-reopened")));
        Assert.Empty(Calls(story));
    }

    [Fact]
    public void Who_takes_charge_and_who_signs_ends_the_calls_for_it()
    {
        var story = Sent(new Story().IncidentReported().FastForward(TimeSpan.FromMinutes(6)));
        Assert.Single(Calls(story));
        story.Held();
        Assert.Equal(CallLapse.Taken, CallTasks.LapseOf(story.State, Assert.Single(CallsSent(story))));

        var draft = Sent(new Story().Drafted());
        Assert.Single(Calls(draft));
        draft.Do("lead-yan", new IncidentCommand.ApproveRequest(draft.RequestId()));
        Assert.Equal(CallLapse.Signed, CallTasks.LapseOf(draft.State, Assert.Single(CallsSent(draft))));
    }

    [Fact]
    public void A_call_whose_reason_went_before_it_reached_anybody_is_not_handed_out()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromMinutes(31));
        var owed = story.State.Notices.Values.First(mark => mark is { Owed: { Channel: NoticeChannel.CallTask, Ladder: LadderUse.Answer }, State: NoticeState.Owed });
        story.Do("police-fang", new IncidentCommand.AcknowledgeRequest(story.RequestId()));
        story.Do("system", new IncidentCommand.RecordDelivery(owed.Owed.NoticeId, NoticeState.Sent, "police-deputy"));
        Assert.Equal("answered", story.Expects<IncidentEvent.NoticeGivenUp>().Reason);
    }

    private static IReadOnlyList<NoticeMark> Calls(Story story) => CallTasks.Open(story.State);

    private static IReadOnlyList<NoticeMark> CallsSent(Story story, LadderUse? ladder = null) =>
        [.. story.State.Notices.Values.Where(mark => mark is { Owed.Channel: NoticeChannel.CallTask, State: NoticeState.Sent } && mark.Owed.Ladder == (ladder ?? mark.Owed.Ladder))];

    private static Story Sent(Story story)
    {
        foreach (var notice in story.State.Notices.Values.Where(mark => mark.State == NoticeState.Owed).Select(mark => mark.Owed.NoticeId).ToList())
        {
            story.Do("system", new IncidentCommand.RecordDelivery(notice, NoticeState.Sent));
        }

        return story;
    }
}
