using Xunit;

namespace HrBureau.Domain.Tests;

public class VoidEntryTests
{
    [Fact]
    public void With_an_answer_goes_the_ladder_for_the_result_it_left_awaited()
    {
        var story = new Story().Raised();
        story.Do("duty-zhou", new IncidentCommand.RecordAnswer(story.RequestId(), RecordedAnswer.Acknowledged, new("Officer", "liaison"), AnswerChannel.Phone, story.Now));
        var answer = story.LastAct[0].Version;
        story.FastForward(TimeSpan.FromHours(5));
        Assert.NotNull(story.Request().ResultLadder);
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(answer, "Another county's."));
        Assert.Null(story.Request().ResultLadder);
        story.Do("police-fang", new IncidentCommand.AcknowledgeRequest(story.RequestId()));
        Assert.DoesNotContain(Ladders.Of(story.State, story.Mechanism), ladder => ladder.Use == LadderUse.Result);
    }

    [Fact]
    public void Voiding_the_attempt_that_completed_the_rule_takes_back_what_followed()
    {
        var story = new Story().IncidentReported().Verified().Held().BossNamed();
        story.Fails().FastForward(TimeSpan.FromHours(1)).Fails().FastForward(TimeSpan.FromHours(1));
        var before = story.State;
        var version = story.Fails(ContactChannel.HomeVisit).LastAct[0].Version;
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(version, "Wrong house."));
        Assert.Empty(story.State.Requests);
        Assert.Equal(Same(before), Same(story.State));
        Assert.Equal(3, story.Expects<IncidentEvent.EntryVoided>().Versions.Count);
    }

    [Fact]
    public void A_grade_that_a_person_set_by_mistake_goes_with_its_entry()
    {
        var story = new Story().IncidentReported().Verified();
        var before = story.State.Grade.Value;
        var version = story.Do("lead-yan", new IncidentCommand.ChangeGrade(Grade.Extraordinary, "Meant for another incident.")).LastAct[0].Version;
        story.Do("lead-yan", new IncidentCommand.VoidEntry(version, "Wrong incident."));
        Assert.Equal(before, story.State.Grade.Value);
        var note = story.Do("duty-zhou", new IncidentCommand.AddNote("Words.")).LastAct[0].Version;
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(note, "Wrong words."));
        Assert.Equal(before, story.State.Grade.Value);
    }

    [Fact]
    public void Voiding_an_earlier_attempt_lifts_what_the_rule_established_on_it()
    {
        var story = new Story().IncidentReported().Verified().Held().BossNamed().Fails();
        var version = story.LastAct[0].Version;
        story.FastForward(TimeSpan.FromHours(1)).Fails().FastForward(TimeSpan.FromHours(1)).Fails(ContactChannel.HomeVisit);
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(version, "Wrong number."));
        story.Expects<IncidentEvent.UnreachableLifted>();
        story.Expects<IncidentEvent.RequestWithdrawn>();
        Assert.Null(story.State.Ledgers[StoryActs.Boss].Unreachable);
    }

    [Fact]
    public void A_request_signed_since_stays_and_is_listed_with_what_has_left_the_house()
    {
        var story = new Story().IncidentReported().Verified().Held().BossNamed();
        story.Fails().FastForward(TimeSpan.FromHours(1)).Fails().FastForward(TimeSpan.FromHours(1));
        story.Do("duty-lu", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.HomeVisit, StoryActs.BossHome, ContactResult.PlaceClosed, story.Now));
        var version = story.LastAct[0].Version;
        var told = story.State.Notices.Values.First(mark => mark.Owed.Version > version && mark.Owed.Channel == NoticeChannel.Desk && mark.Owed.Officer is not null).Owed.NoticeId;
        story.Do("system", new IncidentCommand.RecordDelivery(told, NoticeState.Seen, "duty-zhou"));
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId()));
        story.Do("lead-yan", new IncidentCommand.VoidEntry(version, "Wrong house."));
        var voided = story.Expects<IncidentEvent.EntryVoided>();
        Assert.Equal([story.RequestId()], voided.RequestsConcerned);
        Assert.Equal([told], voided.EffectsOutside);
        Assert.True(story.Request().AwaitsAnswer);
    }

    [Fact]
    public void The_replacement_is_decided_in_the_same_act_on_the_state_without_the_entry()
    {
        var story = new Story().IncidentReported().Verified();
        var version = story.Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, 460, Adopt: true)).LastAct[0].Version;
        Assert.Equal(Grade.Extraordinary, story.State.Grade.Value);
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(version, "One nought too many.", new IncidentCommand.UpdateFacts(FactSource.Hr, 46, Adopt: true)));
        Assert.Equal((Grade.Larger, 46), (story.State.Grade.Value, story.State.Facts.Adopted.Headcount));
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(story.LastAct[^1].Version, "Not 46 either.", new IncidentCommand.UpdateFacts(FactSource.Hr, 45, Adopt: true)));
        Assert.Equal(45, story.State.Facts.Adopted.Headcount);
    }

    [Fact]
    public void A_refused_replacement_refuses_the_whole_act()
    {
        var story = new Story().IncidentReported().Verified();
        var version = story.Do("duty-zhou", new IncidentCommand.AddNote("Words.")).LastAct[0].Version;
        story.Refuses("duty-zhou", new IncidentCommand.VoidEntry(version, "No.", new IncidentCommand.DeclareUnreachable("per-nobody", "Gone.")), RefusalCode.ReplacementRefused);
    }

    [Fact]
    public void An_answer_recorded_by_mistake_is_struck_out_and_the_ladder_climbs_again()
    {
        var story = new Story().Raised();
        story.Do("duty-zhou", new IncidentCommand.RecordAnswer(story.RequestId(), RecordedAnswer.Acknowledged, new("Officer", "liaison"), AnswerChannel.Phone, story.Now));
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(story.LastAct[0].Version, "Another incident's call.")).FastForward(TimeSpan.FromMinutes(16));
        Assert.Equal(1, story.Count<IncidentEvent.RequestEscalated>());
    }

    [Fact]
    public void Openings_signatures_and_deliveries_are_not_voidable_and_nothing_is_voided_twice()
    {
        var story = new Story().Raised();
        story.Refuses("lead-yan", new IncidentCommand.VoidEntry(1, "No."), RefusalCode.EntryNotVoidable);
        story.Refuses("lead-yan", new IncidentCommand.VoidEntry(story.State.Version, "No."), RefusalCode.EntryNotVoidable);
        story.Refuses("lead-yan", new IncidentCommand.VoidEntry(story.State.Version + 1, "No."), RefusalCode.EntryUnknown);
        var version = story.Do("duty-zhou", new IncidentCommand.AddNote("Words.")).LastAct[0].Version;
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(version, "No.")).Refuses("duty-zhou", new IncidentCommand.VoidEntry(version, "No."), RefusalCode.EntryAlreadyVoided);
    }

    [Fact]
    public void The_rule_drafts_again_when_a_correction_took_its_draft_and_it_holds_by_a_later_attempt()
    {
        var story = new Story().Drafted();
        var version = story.LastAct[0].Version;
        story.Fails(ContactChannel.HomeVisit).Do("duty-zhou", new IncidentCommand.VoidEntry(version, "Wrong house."));
        story.Expects<IncidentEvent.UnreachableEstablished>();
        Assert.Equal(RequestState.Drafted, story.State.Requests[story.Expects<IncidentEvent.RequestDrafted>().RequestId].State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_rule_drafts_again_when_the_attempt_it_rested_on_is_corrected(bool completing)
    {
        var story = new Story().IncidentReported().Verified().Held().BossNamed().Fails(ContactChannel.HomeVisit);
        var first = story.LastAct[0].Version;
        var at = story.Now;
        story.FastForward(TimeSpan.FromHours(1)).Fails().FastForward(TimeSpan.FromHours(1)).Fails(ContactChannel.HomeVisit);
        var version = completing ? story.LastAct[0].Version : first;
        var instead = new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.HomeVisit, StoryActs.BossHome, ContactResult.PlaceClosed, completing ? story.Now : at, "The gate was locked.");
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(version, "Not nobody: the gate was locked.", instead));
        Assert.Equal(RequestState.Drafted, story.State.Requests[story.Expects<IncidentEvent.RequestDrafted>().RequestId].State);
        story.Fails();
        story.ExpectsNo<IncidentEvent.RequestDrafted>();
    }

    [Fact]
    public void A_draft_taken_back_is_not_made_again_by_a_correction_of_something_else()
    {
        var story = new Story().Drafted();
        story.Do("duty-zhou", new IncidentCommand.WithdrawRequest(story.RequestId())).Do("duty-zhou", new IncidentCommand.AddNote("Words."));
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(story.LastAct[0].Version, "Wrong words.")).ExpectsNo<IncidentEvent.RequestDrafted>();
    }

    [Fact]
    public void A_correction_lowers_the_grade_that_a_later_act_had_raised_on_what_was_struck_out()
    {
        var story = new Story().IncidentReported().Verified();
        var version = story.Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, 120, Adopt: true)).LastAct[0].Version;
        story.Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, Behaviours: [Behaviour.RoadBlocked], Adopt: true));
        Assert.Equal(Grade.Extraordinary, story.State.Grade.Value);
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(version, "Counted twice."));
        Assert.Equal((Grade.Major, false), (story.State.Grade.Value, story.State.Grade.ByPerson));
        Assert.Equal((Grade.Extraordinary, Grade.Major, true), story.Expects<IncidentEvent.GradeChanged>() is var changed ? (changed.From, changed.To, changed.ByRule) : default);
    }

    [Fact]
    public void A_correction_lowers_no_grade_that_stands_without_what_was_struck_out()
    {
        var story = new Story().IncidentReported().Verified();
        story.Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, 120, Adopt: true)).Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, 46, Adopt: true));
        story.Do("duty-zhou", new IncidentCommand.AddNote("Words.")).Do("duty-zhou", new IncidentCommand.VoidEntry(story.LastAct[0].Version, "Wrong words."));
        Assert.Equal(Grade.Major, story.State.Grade.Value);
        story.Do("lead-yan", new IncidentCommand.ChangeGrade(Grade.Extraordinary, "The road may be next.")).Do("duty-zhou", new IncidentCommand.AddNote("Words."));
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(story.LastAct[0].Version, "Wrong words."));
        Assert.Equal((Grade.Extraordinary, true), (story.State.Grade.Value, story.State.Grade.ByPerson));
    }

    [Fact]
    public void A_correction_gives_back_the_grade_that_a_person_had_set()
    {
        var story = new Story().IncidentReported().Verified().Do("lead-yan", new IncidentCommand.ChangeGrade(Grade.Major, "The road may be next."));
        var version = story.Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, 120, Adopt: true)).LastAct[0].Version;
        story.Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, Behaviours: [Behaviour.RoadBlocked], Adopt: true));
        Assert.Equal(Grade.Extraordinary, story.State.Grade.Value);
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(version, "Counted twice."));
        Assert.Equal((Grade.Major, true), (story.State.Grade.Value, story.State.Grade.ByPerson));
    }

    [Fact]
    public void An_activation_that_a_correction_leaves_without_its_reason_is_put_before_a_person()
    {
        var story = new Story().IncidentReported(4);
        var version = story.Do("duty-zhou", new IncidentCommand.UpdateFacts(FactSource.Hr, 46, Adopt: true)).LastAct[0].Version;
        story.Do("duty-zhou", new IncidentCommand.VerifyReport()).Held();
        Assert.Equal(Phase.Responding, story.State.Phase);
        Assert.DoesNotContain(Steps(story), step => step.Code == NextStepCodes.EndResponse);
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(version, "Another site."));
        Assert.Equal((Phase.Responding, 4), (story.State.Phase, story.State.Facts.Adopted.Headcount));
        Assert.Contains(Steps(story), step => step is { Code: NextStepCodes.EndResponse, Command: "end-response" });
    }

    [Fact]
    public void A_signed_draft_is_not_struck_out_once_or_twice()
    {
        var story = new Story().IncidentReported().Verified().Do("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.LegalAid, "agy-legal-aid", "Please."));
        var version = story.LastAct[0].Version;
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId()));
        story.Refuses("lead-yan", new IncidentCommand.VoidEntry(version, "Wrong kind."), RefusalCode.EntryNotVoidable);
    }

    [Fact]
    public void What_is_left_of_an_act_whose_rest_is_voided_is_not_voided_again()
    {
        var story = new Story().Drafted();
        var (attempt, draft) = (story.LastAct[0].Version, story.LastAct.Single(entry => entry.Event is IncidentEvent.RequestDrafted).Version);
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId())).Do("lead-yan", new IncidentCommand.VoidEntry(attempt, "Wrong house."));
        story.Refuses("lead-yan", new IncidentCommand.VoidEntry(draft, "Wrong house."), RefusalCode.EntryNotVoidable);
    }

    [Fact]
    public void A_summons_struck_out_leaves_no_question_behind()
    {
        var story = new Story().IncidentReported().Verified().Held().BossNamed();
        IncidentCommand Summoning(int hours) => new IncidentCommand.RecordContactAttempt(
            StoryActs.Boss, ContactChannel.Sms, StoryActs.BossPhone, ContactResult.Delivered, story.Now, Summons: new Summons(Story.Morning.AddHours(hours), "Room 203"));
        story.Do("duty-zhou", Summoning(6)).Do("duty-zhou", Summoning(2));
        var version = story.LastAct[0].Version;
        story.FastForward(TimeSpan.FromHours(2)).Do("duty-zhou", new IncidentCommand.VoidEntry(version, "Another person."));
        Assert.False(story.State.Ledgers[StoryActs.Boss].OutcomeAsked);
        Assert.Equal(1, story.FastForward(TimeSpan.FromHours(3)).Count<IncidentEvent.SummonsOutcomeAsked>());
        Assert.Equal(2, story.FastForward(TimeSpan.FromHours(1)).Count<IncidentEvent.SummonsOutcomeAsked>());
    }

    private static IReadOnlyList<NextStep> Steps(Story story) => NextSteps.Of(story.State, TestKit.Demo.Mechanism, TestKit.Demo.Calendar, story.Now);

    /// <summary>All but the version and the memory of what was voided and rung.</summary>
    internal static string Same(IncidentState state) => DomainJson.WriteState(state with { Version = 0, Voided = [], Notices = state.Notices.Clear() });
}
