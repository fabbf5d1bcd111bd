using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public class NextStepsTests
{
    [Fact]
    public void A_new_lead_is_to_be_held_verified_and_its_persons_named() =>
        Assert.Equal(["take-charge", "verify-report", "name-persons"], Steps(new Story().IncidentReported()).Select(step => step.Code));

    [Fact]
    public void Who_is_to_be_called_next_and_what_the_rule_still_lacks_is_said()
    {
        var step = Assert.Single(Steps(new Story().IncidentReported().Verified().Held().BossNamed().Fails()), step => step.Code == NextStepCodes.CallPerson);
        Assert.Equal((StoryActs.Boss, "1", "3"), (step.Subject, step.Args["failures"], step.Args["failuresNeeded"]));
    }

    [Fact]
    public void A_draft_is_to_be_signed_and_a_silent_agency_to_be_phoned()
    {
        var story = new Story().Drafted();
        Assert.Contains(Steps(story), step => step is { Code: NextStepCodes.ApproveDraft, Urgency: 3, Command: "approve-request" });
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId()));
        Assert.Contains(Steps(story), step => step.Code == NextStepCodes.AwaitAnswer);
        story.FastForward(TimeSpan.FromMinutes(16));
        Assert.Contains(Steps(story), step => step is { Code: NextStepCodes.PhoneAgency, Command: "record-answer" });
        story.Do("police-fang", new IncidentCommand.SendBackRequest(story.RequestId(), "Papers incomplete."));
        Assert.Contains(Steps(story), step => step is { Code: NextStepCodes.DecideSentBack, Urgency: 3 });
    }

    [Fact]
    public void Who_is_unreachable_leads_to_the_police_as_long_as_nobody_has_asked_them()
    {
        var story = new Story().Drafted();
        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.AskPolice);
        story.Do("duty-zhou", new IncidentCommand.WithdrawRequest(story.RequestId(), "Not yet."));
        Assert.Contains(Steps(story), step => step is { Code: NextStepCodes.AskPolice, Subject: StoryActs.Boss, Command: "draft-request" });
    }

    [Fact]
    public void Who_is_unreachable_leads_to_the_police_no_more_once_they_have_answered()
    {
        var story = new Story().Raised();
        story.Do("police-fang", new IncidentCommand.AnswerRequest(story.RequestId(), "Found."));
        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.AskPolice);
        story.Do("duty-zhou", new IncidentCommand.FulfilRequest(story.RequestId()));
        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.AskPolice);
    }

    [Fact]
    public void Who_refused_and_then_cooperates_leads_to_the_police_no_more()
    {
        var story = new Story().IncidentReported().Verified().Held().BossNamed().Tries(ContactResult.AnsweredRefuses);
        Assert.Contains(Steps(story), step => step.Code == NextStepCodes.AskPolice);
        story.Do("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.EarlyIntervention, "agy-police", "Please."));
        story.Do("duty-zhou", new IncidentCommand.FulfilRequest(story.RequestId())).FastForward(TimeSpan.FromMinutes(1)).Fails();
        Assert.Contains(Steps(story), step => step.Code == NextStepCodes.AskPolice);
        story.FastForward(TimeSpan.FromMinutes(1)).Tries(ContactResult.AnsweredCooperates);
        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.AskPolice);
    }

    [Fact]
    public void What_was_sent_back_quotes_the_article_of_its_kind()
    {
        var story = new Story().IncidentReported().Verified().Held().Do("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.EmergencyFund, "agy-finance", "Please."));
        story.Do("finance-qian", new IncidentCommand.SendBackRequest(story.RequestId(), "No money."));
        Assert.Equal("decree-724-63", Assert.Single(Steps(story), step => step.Code == NextStepCodes.DecideSentBack).Basis);
    }

    [Fact]
    public void Once_nobody_is_gathered_and_nothing_is_open_the_response_may_end()
    {
        var story = new Story().IncidentReported().Verified().Held();
        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.EndResponse);
        story.Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, 1, Behaviours: [Behaviour.None], Adopt: true));
        Assert.Contains(Steps(story), step => step.Code == NextStepCodes.EndResponse);
        story.Do("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.EmergencyFund, "agy-finance", "Please."));
        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.EndResponse);
    }

    [Fact]
    public void As_long_as_an_answer_waits_to_be_confirmed_nobody_is_told_that_nothing_is_open()
    {
        var story = new Story().IncidentReported().Verified().Held().Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, 1, Behaviours: [Behaviour.None], Adopt: true));
        story.Do("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.EmergencyFund, "agy-finance", "Please.")).Do("finance-qian", new IncidentCommand.AnswerRequest(story.RequestId(), "Paid."));
        Assert.Contains(Steps(story), step => step.Code == NextStepCodes.FulfilRequest);
        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.EndResponse);
        story.Do("lead-yan", new IncidentCommand.EndResponse("They left."));
        Assert.Contains(Steps(story), step => step.Code == NextStepCodes.FulfilRequest);
        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.Close);
        story.Do("duty-zhou", new IncidentCommand.FulfilRequest(story.RequestId()));
        Assert.Contains(Steps(story), step => step.Code == NextStepCodes.Close);
    }

    [Fact]
    public void A_plan_that_a_person_activated_for_few_people_is_not_to_be_ended_at_once()
    {
        var story = new Story().IncidentReported(4).Verified(4).FastForward(TimeSpan.FromMinutes(1)).Do("lead-yan", new IncidentCommand.ActivatePlan("They threaten to jump."));
        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.EndResponse);
    }

    [Fact]
    public void The_paper_of_an_oral_approval_stays_due_when_its_request_is_withdrawn()
    {
        var story = new Story().Drafted();
        var due = story.Now.AddHours(24);
        story.Do("duty-zhou", new IncidentCommand.ApproveRequest(story.RequestId(), new OralApproval("lead-yan", story.Now))).Do("duty-zhou", new IncidentCommand.WithdrawRequest(story.RequestId()));
        Assert.Equal(due, Assert.Single(Steps(story), step => step.Code == NextStepCodes.FilePaper).DueAt);
        Assert.Equal(1, story.FastForward(TimeSpan.FromHours(25)).Count<IncidentEvent.ClockMissed>());
    }

    [Fact]
    public void A_draft_waits_no_longer_than_until_the_next_signer_is_called()
    {
        var story = new Story().Drafted();
        var next = story.NextDue!.Value.AddMilliseconds(-1);
        Assert.Equal(next, Assert.Single(Steps(story), step => step.Code == NextStepCodes.ApproveDraft).DueAt);
        Assert.Contains(Clocks.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now), clock => clock.Name == "signature" && clock.Subject == story.RequestId() && clock.DueAt == next);
        story.FastForward(TimeSpan.FromMinutes(65));
        Assert.InRange(Assert.Single(Steps(story), step => step.Code == NextStepCodes.ApproveDraft).DueAt!.Value, story.Now.AddMinutes(1), story.Now.AddMinutes(10));
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId()));
        Assert.DoesNotContain(Clocks.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now), clock => clock.Name == "signature");
    }

    [Fact]
    public void However_many_rungs_and_posts_ring_one_person_he_is_called_once()
    {
        var story = new Story().Raised();
        foreach (var rung in Enumerable.Range(0, 4))
        {
            story.FastForward(TimeSpan.FromMinutes(20));
            foreach (var call in story.State.Notices.Values.Where(mark => mark.Owed is { Channel: NoticeChannel.CallTask, Agency: "agy-police" } && mark.State == NoticeState.Owed).ToArray())
            {
                story.Do("system", new IncidentCommand.RecordDelivery(call.Owed.NoticeId, NoticeState.Sent, "police-deputy"));
            }
        }

        Assert.True(story.State.Notices.Values.Count(mark => mark is { Owed.Channel: NoticeChannel.CallTask, Officer: "police-deputy" }) > 1);
        Assert.Single(Steps(story), step => step.Code == NextStepCodes.MakeCall && step.Args["officer"] == "police-deputy");
    }

    [Fact]
    public void Every_code_is_listed() =>
        Assert.Equal(typeof(NextStepCodes).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(), NextStepCodes.All.Order());

    [Fact]
    public void Every_step_of_any_story_rests_on_a_known_code_article_and_command() => FsCheck.Check.One(
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(30),
        FsCheck.Fluent.Prop.ForAll(AnyStory.Picks, picks =>
        {
            AnyStory.Tell(picks, story =>
            {
                foreach (var step in Steps(story))
                {
                    Assert.Contains(step.Code, NextStepCodes.All);
                    Assert.True(Demo.Mechanism.Statute(step.Basis) is not null, step.Basis);
                    Assert.True(step.Command is null || PhaseTable.Rows.Any(row => row.Word == step.Command && row.Phases.Contains(story.State.Phase)), $"{step.Command} in {story.State.Phase}");
                }
            });
        }));

    private static IReadOnlyList<NextStep> Steps(Story story) => NextSteps.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now);
}
