using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>What is reported after the response has ended.</summary>
public class BeginsAgainTests
{
    [Theory]
    [InlineData(200, null)]
    [InlineData(3, Behaviour.RoadBlocked)]
    public void A_gathering_after_the_end_begins_again_by_rule_and_is_told_to_those_on_duty(int headcount, Behaviour? behaviour)
    {
        var story = Reported(Ended(), TimeSpan.FromDays(2), headcount, behaviour);

        Assert.True(story.Expects<IncidentEvent.IncidentReopened>().ByRule);
        Assert.Equal(Phase.Responding, story.State.Phase);
        foreach (var told in new[] { "agy-hr/duty-officer/desk", "agy-hr/duty-zhou/desk", "agy-hr/leader-on-duty/desk", "agy-hr/leader-on-duty/call-task" })
        {
            Assert.Contains(told, story.Rung());
        }

        Assert.Contains(CallTasks.Open(Sent(story).State), mark => mark.Owed.Kind == "incident-reopened");
        story.FastForward(TimeSpan.FromMinutes(16));
        Assert.Equal(1, story.Count<IncidentEvent.RequestEscalated>());
    }

    [Theory]
    [InlineData(-60, 200)]
    [InlineData(60, 3)]
    public void What_was_seen_before_the_end_or_is_no_gathering_leaves_it_ended(int minutesAfterTheEnd, int headcount)
    {
        var story = Reported(Ended(), TimeSpan.FromMinutes(minutesAfterTheEnd), headcount, null);

        story.ExpectsNo<IncidentEvent.IncidentReopened>();
        Assert.Equal(Phase.Ended, story.State.Phase);
    }

    [Fact]
    public void What_the_new_report_says_is_seen_and_to_be_verified_as_that_of_a_first_report_is()
    {
        var story = Ended().Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, 1, Behaviours: [Behaviour.None], Adopt: true));
        Reported(story, TimeSpan.FromDays(2), 200, null);

        Assert.Equal(200, story.State.Facts.BySource[FactSource.Reports].Headcount);
        Assert.Equal((200, null, 138_650_000), (story.State.Facts.Adopted.Headcount, story.State.Facts.AdoptedFrom, story.State.Facts.Adopted.AmountFen));
        Assert.Equal((Grade.Major, true), (story.State.Grade.Value, story.State.Grade.Provisional));
        var steps = NextSteps.Of(story.State, story.Mechanism, Demo.Calendar, story.Now);
        var verify = Assert.Single(steps, step => step.Code == NextStepCodes.VerifyReport);
        Assert.Equal(("verify-report", "2", "200"), (verify.Command, verify.Args["reportNumber"], verify.Args["headcount"]));
        Assert.DoesNotContain(steps, step => step.Code == NextStepCodes.EndResponse);

        story.Verified(180);
        Assert.Equal((180, FactSource.Hr, false), (story.State.Facts.Adopted.Headcount, story.State.Facts.AdoptedFrom, story.State.Grade.Provisional));
        Assert.DoesNotContain(NextSteps.Of(story.State, story.Mechanism, Demo.Calendar, story.Now), step => step.Code == NextStepCodes.VerifyReport);
    }

    [Fact]
    public void Fewer_who_come_again_are_shown_as_reported_whatever_was_reported_before()
    {
        var story = Reported(Ended(), TimeSpan.FromDays(2), 12, null);

        Assert.Equal((12, 12), (story.State.Facts.BySource[FactSource.Reports].Headcount, story.State.Facts.Adopted.Headcount));
    }

    [Fact]
    public void What_others_have_told_stands_beside_what_is_reported_anew()
    {
        var story = Ended().Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Other, 70));
        Reported(story, TimeSpan.FromDays(2), 200, null);

        Assert.Equal((70, 200), (story.State.Facts.BySource[FactSource.Other].Headcount, story.State.Facts.BySource[FactSource.Reports].Headcount));
    }

    [Fact]
    public void What_is_learned_after_the_end_raises_the_grade_at_once_and_does_not_begin_again()
    {
        var story = new Story().IncidentReported(46).Held().Do("lead-yan", new IncidentCommand.EndResponse("Over."));
        Reported(story, TimeSpan.FromMinutes(-10), 200, null);

        Assert.Equal((Phase.Ended, Grade.Major, true), (story.State.Phase, story.State.Grade.Value, story.State.Grade.Provisional));
        Assert.Contains("agy-hr/leader-on-duty/desk", story.Rung());
        story.Do("lead-yan", new IncidentCommand.Reopen("They are back.")).ExpectsNo<IncidentEvent.GradeChanged>();
    }

    [Fact]
    public void What_was_too_much_is_struck_out_after_the_end_too()
    {
        var story = Ended().Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, 460, Adopt: true));
        Assert.Equal(Grade.Extraordinary, story.State.Grade.Value);
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(story.LastAct[0].Version, "One nought too many.", new IncidentCommand.UpdateFacts(FactSource.Hr, 46, Adopt: true)));

        Assert.Equal(Grade.Larger, story.State.Grade.Value);
    }

    [Fact]
    public void A_drill_that_is_over_stays_over()
    {
        var drill = StoryActs.Report(46) with { DrillScale = 600 };
        var story = new Story().Do("system", drill).Held().Do("lead-yan", new IncidentCommand.EndResponse("Over."));

        Reported(story, TimeSpan.FromHours(1), 200, null).ExpectsNo<IncidentEvent.IncidentReopened>();
    }

    [Fact]
    public void Struck_out_it_is_as_ended_as_before()
    {
        var story = Reported(Ended(), TimeSpan.FromDays(2), 200, null);
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(story.LastAct[0].Version, "Another gate."));

        Assert.Equal(Phase.Ended, story.State.Phase);
    }

    /// <summary>The plan that was activated since goes on, and with it the grade its figures called for.</summary>
    [Fact]
    public void Struck_out_after_the_plan_was_activated_it_leaves_the_grade_that_the_verified_figures_called_for()
    {
        var story = Reported(new Story().IncidentReported().Do("lead-yan", new IncidentCommand.EndResponse("Over.")), TimeSpan.FromHours(1), 127, null);
        var merged = story.LastAct[0].Version;
        story.Verified(151).Expects<IncidentEvent.PlanActivated>();
        story.Verified(26).Do("duty-zhou", new IncidentCommand.VoidEntry(merged, "Another gate."));

        Assert.Equal((Phase.Responding, Grade.Major), (story.State.Phase, story.State.Grade.Value));
    }

    private static Story Ended() => new Story().Raised().Do("lead-yan", new IncidentCommand.EndResponse("Over."));

    private static Story Reported(Story story, TimeSpan afterTheEnd, int headcount, Behaviour? behaviour)
    {
        var at = story.Now + afterTheEnd;
        Behaviour[] behaviours = behaviour is { } one ? [one] : [];
        var report = StoryActs.Report(headcount) with { Facts = Story.Facts(headcount, behaviours) with { ReportId = "rep-2", ReportedAt = at } };
        return story.At(at > story.Now ? at : story.Now).Do("system", report);
    }

    private static Story Sent(Story story)
    {
        foreach (var notice in story.State.Notices.Values.Where(mark => mark.State == NoticeState.Owed).Select(mark => mark.Owed.NoticeId).ToList())
        {
            story.Do("system", new IncidentCommand.RecordDelivery(notice, NoticeState.Sent));
        }

        return story;
    }
}
