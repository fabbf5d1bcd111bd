using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>Who was late, by how much, and whom the ladders rang meanwhile.</summary>
public sealed class LatenessTests
{
    [Fact]
    public void An_answer_in_time_is_in_time_and_a_late_result_is_late_by_what_passed_since_its_end()
    {
        var story = Raised();
        story.FastForward(TimeSpan.FromMinutes(18)).Do("police-fang", new IncidentCommand.AcknowledgeRequest(Request(story)));
        story.FastForward(TimeSpan.FromMinutes(292)).Do("police-fang", new IncidentCommand.AnswerRequest(Request(story), "Found."));
        var line = Assert.Single(Report(story).Lines, line => line.Agency == "agy-police");
        Assert.Equal(["acknowledgement ", "first-result 01:10:00", "written-reply "], line.Deadlines.Select(deadline => $"{deadline.Clock} {deadline.Late}").Order());
        Assert.Equal(story.LastAct[0].CommandId, line.Deadlines.Single(deadline => deadline.Clock == "first-result").MetBy);
        Assert.Equal([(LadderUse.Answer, 0), (LadderUse.Answer, 1), (LadderUse.Result, 0), (LadderUse.Result, 1)], line.Rungs.Select(rung => (rung.Ladder, rung.Rung)));
        Assert.Equal([new RungTarget("agy-police", "duty-commander"), new RungTarget("agy-hr", "leader-on-duty")], line.Rungs[^1].Targets);
    }

    [Fact]
    public void What_runs_is_not_late_and_what_has_run_out_is_so_by_what_has_passed()
    {
        var story = Raised();
        Assert.Empty(Report(story).Late());
        story.FastForward(TimeSpan.FromMinutes(30));
        Assert.Empty(Report(story).Late());
        story.FastForward(TimeSpan.FromMinutes(12));
        var late = Assert.Single(Report(story).Late());
        Assert.Equal(("acknowledgement", TimeSpan.FromMinutes(12), null), (late.Clock, late.Late!.Value, late.MetAt));
        story.Do("chief-zheng", new IncidentCommand.EndResponse("Over."));
        story.FastForward(TimeSpan.FromHours(5));
        Assert.Equal(TimeSpan.FromMinutes(12), Assert.Single(Report(story).Late()).Late);
    }

    [Fact]
    public void What_stopped_before_its_end_is_not_late_however_long_ago_that_was()
    {
        var story = new Story().Do("system", new IncidentCommand.Report("inc-1", Story.Facts(), "drill:p:x", Demo.Mechanism.Hash, "duty-zhou", "agy-hr", 60));
        story.FastForward(TimeSpan.FromMinutes(2)).Do("lead-yan", new IncidentCommand.MergeInto("inc-2", "The same.") { Other = new("inc-2", Phase.Watched, true, null) });
        story.FastForward(TimeSpan.FromHours(2));
        Assert.Equal((Phase.Merged, "unclaimed"), (story.State.Phase, Assert.Single(Report(story).Lines[0].Deadlines).Clock));
        Assert.Empty(Report(story).Late());
    }

    [Fact]
    public void The_home_agency_is_held_to_its_own_times()
    {
        var story = new Story().Do("system", new IncidentCommand.Report("inc-1", Story.Facts(), "site", Demo.Mechanism.Hash, "duty-zhou", "agy-hr"));
        story.FastForward(TimeSpan.FromMinutes(13)).Do("duty-zhou", new IncidentCommand.TakeCharge());
        var own = Report(story).Lines[0];
        Assert.Equal(("agy-hr", "unclaimed", TimeSpan.FromMinutes(3)), (own.Agency, Assert.Single(own.Deadlines).Clock, own.Deadlines[0].Late));
        Assert.Equal([0, 1, 2], own.Rungs.Select(rung => rung.Rung));
    }

    [Fact]
    public void A_replay_stands_where_its_last_entry_was_made()
    {
        var story = new Story();
        story.Do("system", new IncidentCommand.Report("inc-1", Story.Facts(), "site", Demo.Mechanism.Hash, "duty-zhou", "agy-hr", 0, Step: new DrillStep("drl-1", story.Now)));
        Assert.Equal(story.Now, story.State.Drill!.ToDrill(story.Now.AddYears(1)));
        Assert.Null(story.State.Drill.ToWall(story.Now));
        story.At(story.Now.AddMinutes(4)).Do("duty-zhou", new IncidentCommand.TakeCharge());
        Assert.Equal(story.Now, story.State.Drill!.ToDrill(default));
        Assert.DoesNotContain(Clocks.Of(story.State, story.Mechanism, Demo.Calendar, story.Now), clock => clock.Name == "drill-end");
        story.Do("system", new IncidentCommand.StrikeClock(EndsDrill: true));
        Assert.Equal(Phase.Ended, story.State.Phase);
    }

    private static Story Raised()
    {
        var story = new Story().Do("system", new IncidentCommand.Report("inc-1", Story.Facts(), "site", Demo.Mechanism.Hash, "duty-zhou", "agy-hr"));
        story.Do("duty-zhou", new IncidentCommand.TakeCharge()).Do("duty-zhou", new IncidentCommand.VerifyReport(46));
        return story.Do("chief-zheng", new IncidentCommand.RaiseRequest(RequestKind.EarlyIntervention, "agy-police", "Please come."));
    }

    private static string Request(Story story) => Assert.Single(story.State.Requests.Keys);

    private static LatenessReport Report(Story story) => Lateness.Of(story.State, story.History, story.Mechanism, Demo.Calendar, story.Now);
}
