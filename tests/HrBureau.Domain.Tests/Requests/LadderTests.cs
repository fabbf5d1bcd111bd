using Xunit;

namespace HrBureau.Domain.Tests;

public class LadderTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void After_an_outage_overdue_rungs_collapse_into_the_current_one_and_nobody_is_rung_twice()
    {
        var story = new Story().Raised().Outage(TimeSpan.FromHours(3));
        var rung = story.Expects<IncidentEvent.RequestEscalated>();
        Assert.Equal((3, 4), (rung.Rung, rung.Turn));
        Assert.Equal([1, 2], rung.Collapsed);
        Assert.Equal(story.Rung().Distinct(), story.Rung());
    }

    [Fact]
    public void A_strike_with_nothing_due_yields_nothing() => Assert.Empty(new Story().Raised().Outage(TimeSpan.FromMinutes(1)).LastAct);

    [Fact]
    public void A_rung_that_finds_nobody_is_left_at_once()
    {
        var story = new Story().Raised();
        story.Do("system", new IncidentCommand.RecordUnmanned(story.LastNotice("agy-police")));
        Assert.Equal("agy-police", story.Expects<IncidentEvent.RungUnmanned>().Agency);
        var climbed = story.Expects<IncidentEvent.RequestEscalated>();
        Assert.Equal((1, true), (climbed.Rung, climbed.Unmanned));
    }

    [Fact]
    public void A_rung_with_one_of_two_posts_held_does_not_climb()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromMinutes(31));
        story.Do("system", new IncidentCommand.RecordUnmanned(story.LastNotice("agy-police")));
        story.Expects<IncidentEvent.RungUnmanned>();
        story.ExpectsNo<IncidentEvent.RequestEscalated>();
    }

    [Fact]
    public void The_last_rung_waits_for_its_turn_when_nobody_is_there()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromMinutes(61));
        var unmanned = story.State.Notices.Values.Where(mark => mark.Owed.Rung == 3).Select(mark => mark.Owed.NoticeId).ToList();
        Assert.NotEmpty(unmanned);
        foreach (var notice in unmanned)
        {
            story.Do("system", new IncidentCommand.RecordUnmanned(notice)).ExpectsNo<IncidentEvent.RequestEscalated>();
        }

        Assert.Equal(story.Request().RaisedAt!.Value.AddMinutes(90).AddMilliseconds(1), Due.Next(story.State, TestKit.Demo.Mechanism, TestKit.Demo.Calendar));
    }

    [Fact]
    public void An_answer_at_the_due_instant_is_in_time()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromMinutes(30));
        story.Do("police-fang", new IncidentCommand.AcknowledgeRequest(story.RequestId())).FastForward(Hour);
        Assert.DoesNotContain(story.History, entry => entry.Event is IncidentEvent.ClockMissed { Clock: "acknowledgement" });
        Assert.Equal(1, story.Count<IncidentEvent.RequestEscalated>());
    }

    [Fact]
    public void An_unsigned_draft_climbs_among_the_signers()
    {
        var story = new Story().Drafted().FastForward(TimeSpan.FromMinutes(11));
        Assert.Contains("agy-hr/bureau-head/call-task", story.Rung());
        story.Expects<IncidentEvent.SignatureSought>();
    }

    [Fact]
    public void An_incident_nobody_holds_climbs_inside_the_bureau_until_somebody_takes_charge()
    {
        var story = new Story().IncidentReported().FastForward(TimeSpan.FromMinutes(21));
        Assert.Equal(3, story.Count<IncidentEvent.HolderSought>());
        Assert.Contains("agy-hr/bureau-head/call-task", story.Rung());
        story.Held().FastForward(Hour);
        Assert.Equal(3, story.Count<IncidentEvent.HolderSought>());
    }

    [Fact]
    public void Taken_on_without_a_first_result_starts_the_result_ladder()
    {
        var story = new Story().Raised();
        story.Do("police-fang", new IncidentCommand.TakeOnRequest(story.RequestId(), 30)).FastForward(TimeSpan.FromHours(4));
        Assert.Equal(0, story.Count<IncidentEvent.RequestEscalated>());
        story.FastForward(TimeSpan.FromMinutes(1));
        Assert.Equal(LadderUse.Result, story.Expects<IncidentEvent.RequestEscalated>().Ladder);
        story.FastForward(TimeSpan.FromHours(2));
        Assert.Equal(3, story.Count<IncidentEvent.RequestEscalated>());
        story.Do("police-fang", new IncidentCommand.AnswerRequest(story.RequestId(), "Found.", "found")).FastForward(TimeSpan.FromHours(5));
        Assert.Equal(3, story.Count<IncidentEvent.RequestEscalated>());
    }

    [Fact]
    public void At_a_major_incident_the_answer_is_due_in_half_the_time()
    {
        var story = new Story().IncidentReported(120).Verified(120).Held().BossNamed();
        story.Fails().FastForward(TimeSpan.FromMinutes(30)).Fails(ContactChannel.HomeVisit).Fails();
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId()));
        Assert.Equal(story.Now.AddMinutes(15), story.Request().AnswerBy);
    }

    [Fact]
    public void The_end_of_the_response_stops_every_ladder_and_lists_what_stays_open()
    {
        var story = new Story().Raised();
        story.Do("lead-yan", new IncidentCommand.EndResponse("People have left."));
        Assert.Equal("agy-police/liaison", story.Expects<IncidentEvent.ResponseEnded>().StaysOpen[story.RequestId()]);
        story.FastForward(TimeSpan.FromDays(1));
        Assert.Equal(0, story.Count<IncidentEvent.RequestEscalated>());
        Assert.Null(Due.Next(story.State, TestKit.Demo.Mechanism, TestKit.Demo.Calendar));
    }

    [Fact]
    public void A_drill_ends_itself_after_its_lifetime()
    {
        var story = new Story().Do("system", StoryActs.Report(46) with { DrillScale = 60 }).Outage(TimeSpan.FromHours(73));
        Assert.True(story.Expects<IncidentEvent.ResponseEnded>().ByRule);
        Assert.Null(Due.Next(story.State, TestKit.Demo.Mechanism, TestKit.Demo.Calendar));
    }
}
