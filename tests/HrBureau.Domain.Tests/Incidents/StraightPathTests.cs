using Xunit;

namespace HrBureau.Domain.Tests;

public class StraightPathTests
{
    [Fact]
    public void First_report_opens_a_lead_with_a_provisional_grade_and_rings_the_officer_on_duty()
    {
        var story = new Story().IncidentReported();
        Assert.Equal(Phase.Watched, story.State.Phase);
        Assert.Equal(new(null, Grade.Larger, true, true, null), story.Expects<IncidentEvent.GradeChanged>() with { Rings = null });
        Assert.Equal(["agy-hr/duty-officer/desk"], story.Rung());
    }

    [Fact]
    public void Verified_gathering_activates_the_plan()
    {
        var story = new Story().IncidentReported().Verified();
        Assert.True(story.Expects<IncidentEvent.PlanActivated>().ByRule);
        Assert.Equal(Phase.Responding, story.State.Phase);
        Assert.False(story.State.Grade.Provisional);
    }

    [Fact]
    public void Four_verified_people_stay_a_lead() => Assert.Equal(Phase.Watched, new Story().IncidentReported(4).Verified(4).State.Phase);

    [Fact]
    public void Third_failed_contact_by_a_second_channel_drafts_help_from_the_police_and_rings_the_leader()
    {
        var story = new Story().Drafted();
        var draft = story.Expects<IncidentEvent.RequestDrafted>();
        Assert.True(story.Expects<IncidentEvent.UnreachableEstablished>().ByRule);
        Assert.Equal((RequestKind.EarlyIntervention, "agy-police", true, 3), (draft.Kind, draft.To, draft.ByRule, draft.Proofs.Count));
        Assert.Contains("agy-hr/leader-on-duty/call-task", story.Rung());
        Assert.Equal(RequestState.Drafted, story.Request().State);
    }

    [Fact]
    public void Leader_approves_and_the_liaison_is_rung()
    {
        var story = new Story().Raised();
        story.Expects<IncidentEvent.RequestApproved>();
        Assert.Equal(story.Now.AddMinutes(30), story.Expects<IncidentEvent.RequestRaised>().AnswerBy);
        Assert.Equal(["agy-police/liaison/desk"], story.Rung());
    }

    [Fact]
    public void Liaison_acknowledges_and_the_ladder_stops()
    {
        var story = new Story().Raised();
        story.Do("police-fang", new IncidentCommand.AcknowledgeRequest(story.RequestId(), 20));
        story.Expects<IncidentEvent.RequestAcknowledged>();
        Assert.Equal(["agy-hr/duty-zhou/desk"], story.Rung());
        story.FastForward(TimeSpan.FromHours(3));
        Assert.Equal(0, story.Count<IncidentEvent.RequestEscalated>());
    }

    [Fact]
    public void Silence_climbs_to_the_deputy_the_commander_and_the_convener_and_then_repeats()
    {
        var story = new Story().Raised();
        story.FastForward(TimeSpan.FromMinutes(15));
        Assert.Equal(0, story.Count<IncidentEvent.RequestEscalated>());
        story.FastForward(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["agy-police/deputy-liaison/call-task", "agy-police/deputy-liaison/desk"], story.Rung());
        story.FastForward(TimeSpan.FromMinutes(15));
        Assert.Contains("agy-police/duty-commander/call-task", story.Rung());
        Assert.Contains("agy-hr/leader-on-duty/call-task", story.Rung());
        story.Expects<IncidentEvent.ClockMissed>();
        story.FastForward(TimeSpan.FromMinutes(30));
        Assert.Contains("agy-county/convener/desk", story.Rung());
        story.FastForward(TimeSpan.FromMinutes(90));
        Assert.Equal((3, 4), (story.Request().Ladder!.Rung, story.Request().Ladder!.Turn));
    }
}
