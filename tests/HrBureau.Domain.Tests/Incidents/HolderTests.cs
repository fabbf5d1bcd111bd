using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Domain.Tests;

public class HolderTests
{
    [Fact]
    public void Whoever_holds_it_and_serves_no_longer_is_replaced_and_the_step_says_so()
    {
        var story = new Story().IncidentReported(46).Held();
        var gone = Demo.Mechanism.Officers.Single(row => row.Id == "duty-zhou") with { Disabled = true };
        var without = Assert.IsType<MechanismReading.Accepted>(MechanismReader.With(Demo.Mechanism, CountyPeople.Of(Demo.Mechanism).With(PeopleRows.Of(gone)))).Mechanism;
        Assert.DoesNotContain(NextSteps.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now), step => step.Code == NextStepCodes.ReplaceHolder);

        var step = Assert.Single(NextSteps.Of(story.State, without, Demo.Calendar, story.Now), step => step.Code == NextStepCodes.ReplaceHolder);
        Assert.Equal(("take-charge", "duty-zhou"), (step.Command, step.Args["officer"]));
        var taken = IncidentDecider.Decide(story.State, new IncidentCommand.TakeCharge(), new Stamp(story.Now, Story.Who("duty-lu"), "take"), without, Demo.Calendar);
        Assert.Equal("duty-lu", Assert.IsType<IncidentEvent.ChargeTaken>(Assert.IsType<Decision.Accepted>(taken).Events[0]).Officer);
    }

    [Fact]
    public void One_person_holds_the_incident_until_another_has_accepted_it()
    {
        var story = new Story().IncidentReported().Held();
        story.Refuses("duty-lu", new IncidentCommand.TakeCharge(), RefusalCode.AlreadyHeld);
        story.Refuses("duty-lu", new IncidentCommand.HandOver("lead-yan", "Take it."), RefusalCode.NotHolder);
        story.Do("duty-zhou", new IncidentCommand.HandOver("duty-lu", "Forty-six people, boss not found."));
        Assert.Equal(["agy-hr/duty-lu/desk"], story.Rung());
        story.Refuses("lead-yan", new IncidentCommand.AcceptHandOver(), RefusalCode.NoHandOver);
        Assert.Equal("duty-zhou", story.State.Holder.Officer);
        story.Do("duty-lu", new IncidentCommand.AcceptHandOver());
        Assert.Equal(("duty-lu", null), (story.State.Holder.Officer, story.State.Holder.OfferedTo));
    }

    [Fact]
    public void Who_imports_a_calm_lead_holds_it_and_nobody_is_called_out()
    {
        var story = new Story().Do("system", StoryActs.Report(3) with { HeldBy = "duty-zhou" });
        Assert.Equal("duty-zhou", story.State.Holder.Officer);
        Assert.Empty(story.Rung());
        Assert.Null(story.State.Holder.Ladder);
        story.Do("system", StoryActs.Report(5) with { Facts = Story.Facts(5) with { ReportId = "rep-2" } });
        Assert.Equal(["agy-hr/duty-zhou/desk"], story.Rung());
    }

    [Fact]
    public void An_imported_report_of_many_calls_somebody_out_as_ever()
    {
        var story = new Story().Do("system", StoryActs.Report(46) with { HeldBy = "duty-zhou" });
        Assert.Null(story.State.Holder.Officer);
    }

    [Fact]
    public void An_imported_report_of_something_going_on_calls_somebody_out_as_ever()
    {
        var story = new Story().Do("system", StoryActs.Report(3, Behaviour.GateBlocked) with { HeldBy = "duty-zhou" });
        Assert.Null(story.State.Holder.Officer);
        Assert.Equal(["agy-hr/duty-officer/desk"], story.Rung());
    }

    [Fact]
    public void Where_the_holder_cannot_the_leader_on_duty_hands_it_over()
    {
        var story = new Story().IncidentReported();
        story.OnDuty("lead-yan", Posts.LeaderOnDuty).Refuses("lead-yan", new IncidentCommand.HandOver("duty-lu", "Nobody holds it."), RefusalCode.NotHolder);
        story.Held().Refuses("chief-zheng", new IncidentCommand.HandOver("duty-lu", "Take it."), RefusalCode.NotHolder);
        story.Do("lead-yan", new IncidentCommand.HandOver("duty-lu", "The holder is in hospital."));
        Assert.Equal(("duty-zhou", "duty-lu"), (story.State.Holder.Officer, story.State.Holder.OfferedTo));
        story.Do("duty-lu", new IncidentCommand.AcceptHandOver());
        Assert.Equal("duty-lu", story.State.Holder.Officer);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("police-fang")]
    public void Who_is_no_officer_of_the_home_agency_neither_holds_nor_inspects(string stranger)
    {
        var story = new Story().IncidentReported().Held();
        story.Refuses("duty-zhou", new IncidentCommand.HandOver(stranger, "Take it."), RefusalCode.OfficerUnknown);
        Assert.Equal("to", story.LastRefusal!.Field);
        story.Refuses("duty-zhou", new IncidentCommand.AssignInspectors(["duty-lu", stranger]), RefusalCode.OfficerUnknown);
        Assert.Equal("officers", story.LastRefusal!.Field);
        story.Do("duty-zhou", new IncidentCommand.AssignInspectors(["duty-lu", "duty-zhou"]));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("ops")]
    [InlineData("auditor")]
    [InlineData("legal-yan")]
    public void Who_may_not_do_the_work_neither_holds_nor_inspects(string officer)
    {
        var story = new Story().IncidentReported().Held();
        story.Refuses("duty-zhou", new IncidentCommand.HandOver(officer, "Take it."), RefusalCode.OfficerUnfit);
        Assert.Equal(("to", officer, "take-charge"), (story.LastRefusal!.Field, story.LastRefusal.Args["officer"], story.LastRefusal.Args["command"]));
        story.Refuses("duty-zhou", new IncidentCommand.AssignInspectors(["duty-lu", officer]), RefusalCode.OfficerUnfit);
        Assert.Equal(("officers", "record-contact-attempt"), (story.LastRefusal!.Field, story.LastRefusal.Args["command"]));
    }

    [Fact]
    public void Who_holds_it_is_said_to_who_may_not()
    {
        var story = new Story().IncidentReported().Held();
        story.Refuses("duty-lu", new IncidentCommand.TakeCharge(), RefusalCode.AlreadyHeld);
        Assert.Equal("duty-zhou", story.LastRefusal!.Args["officer"]);
        story.Refuses("duty-lu", new IncidentCommand.HandOver("lead-yan", "Take it."), RefusalCode.NotHolder);
        Assert.Equal("duty-zhou", story.LastRefusal!.Args["officer"]);
    }

    [Fact]
    public void An_officer_who_joined_since_may_hold_and_inspect()
    {
        var story = new Story().IncidentReported().Held().Joined(new OfficerRow("duty-new", "agy-hr", new("新来", "New"), ["handle"], null));
        story.Do("duty-zhou", new IncidentCommand.AssignInspectors(["duty-new"]));
        story.Do("duty-zhou", new IncidentCommand.HandOver("duty-new", "Take it."));
        Assert.Equal("duty-new", story.State.Holder.OfferedTo);
    }

    [Fact]
    public void An_offer_nobody_accepts_warns_and_is_missed_once()
    {
        var story = new Story().IncidentReported().Held().Do("duty-zhou", new IncidentCommand.HandOver("duty-lu", "Summary."));
        story.FastForward(TimeSpan.FromHours(5));
        Assert.Equal((1, 1), (story.Count<IncidentEvent.ClockWarned>(), story.Count<IncidentEvent.ClockMissed>()));
    }

    [Fact]
    public void A_person_lowers_the_grade_and_the_rule_raises_it_again_only_when_the_figures_grow()
    {
        var story = new Story().IncidentReported(46, Behaviour.RoadBlocked).Verified();
        Assert.Equal((Grade.Major, Phase.Responding), (story.State.Grade.Value, story.State.Phase));
        story.Do("lead-yan", new IncidentCommand.ChangeGrade(Grade.Larger, "Road cleared by talking.")).Refuses("lead-yan", new IncidentCommand.ChangeGrade(Grade.Larger, "Again."), RefusalCode.GradeUnchanged);
        story.Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Police, 40, Adopt: true));
        Assert.Equal(Grade.Larger, story.State.Grade.Value);
        story.Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Police, 320, Adopt: true));
        Assert.Equal(Grade.Extraordinary, story.State.Grade.Value);
    }

    [Fact]
    public void Figures_that_fall_leave_the_grade_to_a_person_who_lowers_or_keeps_it()
    {
        var story = new Story().IncidentReported(46, Behaviour.RoadBlocked).Held().Verified();
        Assert.Null(Lower(story));

        story.FastForward(TimeSpan.FromMinutes(10)).Do("duty-zhou", new IncidentCommand.VerifyReport(8, [Behaviour.None]));
        var step = Lower(story);
        Assert.Equal(("change-grade", "major", "general"), (step?.Command, step?.Args["from"], step?.Args["to"]));
        Assert.Equal(Grade.Major, story.State.Grade.Value);

        story.FastForward(TimeSpan.FromMinutes(1)).Do("lead-yan", new IncidentCommand.ChangeGrade(Grade.Major, "They said they would be back.")).Refuses("lead-yan", new IncidentCommand.ChangeGrade(Grade.Major, "Again."), RefusalCode.GradeUnchanged);
        Assert.Null(Lower(story));

        // He has decided: only figures that call for less than those he saw ask him again.
        story.FastForward(TimeSpan.FromMinutes(10)).Do("duty-zhou", new IncidentCommand.VerifyReport(6, [Behaviour.None]));
        Assert.Null(Lower(story));
        story.Do("lead-yan", new IncidentCommand.ChangeGrade(Grade.General, "Gone home."));
        Assert.Null(Lower(story));

        static NextStep? Lower(Story story) => NextSteps.Of(story.State, story.Mechanism, TestKit.Demo.Calendar, story.Now).SingleOrDefault(step => step.Code == NextStepCodes.LowerGrade);
    }

    [Fact]
    public void What_was_raised_after_the_end_a_person_lowers_there()
    {
        var story = new Story().IncidentReported(46).Held().Verified().Do("lead-yan", new IncidentCommand.EndResponse("Over."));
        story.Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Police, 200, Adopt: true)).FastForward(TimeSpan.FromMinutes(10));
        story.Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Police, 46, Adopt: true));
        Assert.Equal(Grade.Major, story.State.Grade.Value);

        Assert.Contains(NextSteps.Of(story.State, story.Mechanism, TestKit.Demo.Calendar, story.Now), step => step.Code == NextStepCodes.LowerGrade);
        story.Do("lead-yan", new IncidentCommand.ChangeGrade(Grade.Larger, "The police had counted twice."));
        Assert.Equal((Phase.Ended, Grade.Larger), (story.State.Phase, story.State.Grade.Value));
    }

    [Fact]
    public void Raising_behaviour_activates_the_plan_at_once() => Assert.Equal(Phase.Responding, new Story().IncidentReported(3, Behaviour.HeightThreat).State.Phase);

    [Fact]
    public void A_voided_incident_tells_everybody_who_was_told()
    {
        var story = new Story().Raised();
        foreach (var notice in story.State.Notices.Keys.ToList())
        {
            story.Do("system", new IncidentCommand.RecordDelivery(notice, NoticeState.Sent));
        }

        story.Do("lead-yan", new IncidentCommand.VoidIncident(VoidWhy.FalseReport, "Nobody was there."));
        Assert.Contains("agy-police/liaison/desk", story.Rung());
        Assert.Contains("agy-hr/duty-officer/desk", story.Rung());
        Assert.Null(story.NextDue);
    }

    [Fact]
    public void Reopened_what_still_waits_climbs_again()
    {
        var story = new Story().Raised().Do("lead-yan", new IncidentCommand.EndResponse("Over.")).Do("lead-yan", new IncidentCommand.Reopen("They are back."));
        Assert.Equal(Phase.Responding, story.State.Phase);
        story.FastForward(TimeSpan.FromMinutes(16));
        Assert.Equal(1, story.Count<IncidentEvent.RequestEscalated>());
    }
}
