using Xunit;

namespace HrBureau.Domain.Tests;

public class UnreachableTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Three_failures_on_one_channel_are_not_enough() =>
        Assert.Equal(0, Ready().Fails().FastForward(Hour).Fails().FastForward(Hour).Fails().Count<IncidentEvent.UnreachableEstablished>());

    [Fact]
    public void Three_failures_within_two_hours_are_not_enough() =>
        Assert.Equal(0, Ready().Fails().FastForward(Hour).Fails().Fails(ContactChannel.HomeVisit).Count<IncidentEvent.UnreachableEstablished>());

    [Fact]
    public void A_visit_is_not_forgotten_over_the_calls_that_follow_it()
    {
        var story = Ready().Fails(ContactChannel.HomeVisit);
        for (var call = 0; call < 2 * PersonLedger.KeptAttempts; call++)
        {
            story.FastForward(TimeSpan.FromMinutes(3)).Fails();
        }

        Assert.Equal(1, story.Count<IncidentEvent.UnreachableEstablished>());
        Assert.Equal(PersonLedger.KeptAttempts, story.State.Ledgers[StoryActs.Boss].Attempts.Count);
    }

    [Fact]
    public void A_number_nobody_has_a_source_for_does_not_count()
    {
        var story = Ready().Fails(contact: "13911112222").FastForward(Hour).Fails(contact: "13911112222").FastForward(Hour).Fails(ContactChannel.HomeVisit);
        Assert.Equal(0, story.Count<IncidentEvent.UnreachableEstablished>());
        Assert.False(story.History.Select(entry => entry.Event).OfType<IncidentEvent.ContactAttempted>().First().Sourced);
    }

    [Fact]
    public void The_same_number_written_otherwise_counts() => Assert.Equal(1, Ready().Fails(contact: "+86 138-0000-0001").FastForward(Hour).Fails().FastForward(Hour).Fails(ContactChannel.HomeVisit).Count<IncidentEvent.UnreachableEstablished>());

    [Fact]
    public void What_a_channel_does_not_lead_to_proves_nothing()
    {
        var story = Ready().Fails().FastForward(Hour).Fails().FastForward(Hour).Tries(ContactResult.NotFound, ContactChannel.HomeVisit, contact: "Where he was said to live");
        story.ExpectsNo<IncidentEvent.UnreachableEstablished>();
        Assert.Equal(2, story.State.Ledgers[StoryActs.Boss].Run.Count);

        story.Refuses("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.HomeVisit, StoryActs.BossPhone, ContactResult.NotFound, story.Now), RefusalCode.ContactUnfit);
        Assert.Equal("channel", story.LastRefusal!.Field);
    }

    /// <summary>A WeChat account often is a telephone number: who called it did call it.</summary>
    [Fact]
    public void A_call_to_a_number_recorded_as_WeChat_is_taken_and_proves_nothing()
    {
        var story = Ready().Do("duty-zhou", new IncidentCommand.NameParty("pty-1", PartyRole.LabourContractor, "Boss", null, [new(StoryActs.Boss, "Boss", PersonPost.ActualController, null, [new(ContactKind.Wechat, "13800000009", "worker")])]));
        story.Do("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Phone, "13800000009", ContactResult.PoweredOff, story.Now, Inspectors: ["duty-lu"]));
        Assert.False(story.Expects<IncidentEvent.ContactAttempted>().Sourced);
    }

    [Theory]
    [InlineData(ContactChannel.Letter, StoryActs.BossHome, ContactResult.NoAnswer)]
    [InlineData(ContactChannel.Phone, StoryActs.BossPhone, ContactResult.PlaceClosed)]
    [InlineData(ContactChannel.Phone, StoryActs.BossPhone, ContactResult.Delivered)]
    [InlineData(ContactChannel.Sms, StoryActs.BossPhone, ContactResult.AnsweredCooperates)]
    [InlineData(ContactChannel.HomeVisit, StoryActs.BossHome, ContactResult.PoweredOff)]
    [InlineData(ContactChannel.BusinessVisit, StoryActs.BossHome, ContactResult.NumberVoid)]
    [InlineData(ContactChannel.Letter, StoryActs.BossHome, ContactResult.OtherPersonAnswered)]
    public void What_a_channel_cannot_have_met_is_refused_and_names_the_field(ContactChannel channel, string contact, ContactResult result)
    {
        var story = Ready();
        story.Refuses("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, channel, contact, result, story.Now), RefusalCode.ResultUnfit);
        Assert.Equal("result", story.LastRefusal!.Field);
    }

    [Fact]
    public void A_returned_letter_counts() =>
        Assert.Equal(1, Ready().Fails().FastForward(Hour).Fails().FastForward(Hour).Tries(ContactResult.NotFound, ContactChannel.Letter).Count<IncidentEvent.UnreachableEstablished>());

    [Theory]
    [InlineData("ghost", RefusalCode.OfficerUnknown)]
    [InlineData("police-fang", RefusalCode.OfficerUnknown)]
    [InlineData("auditor", RefusalCode.OfficerUnfit)]
    public void The_second_inspector_is_one_of_the_authority(string second, RefusalCode refusal)
    {
        var story = Ready();
        story.Refuses("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Phone, StoryActs.BossPhone, ContactResult.NoAnswer, story.Now, Inspectors: ["duty-zhou", second]), refusal);
    }

    [Fact]
    public void A_success_begins_the_count_anew()
    {
        var story = Ready().Fails().FastForward(Hour).Fails().Tries(ContactResult.Replied).FastForward(Hour).Fails(ContactChannel.HomeVisit);
        Assert.Equal(0, story.Count<IncidentEvent.UnreachableEstablished>());
    }

    [Fact]
    public void One_of_two_key_persons_unreachable_drafts_nothing()
    {
        var story = Ready().DirectorNamed().BossUnreachable();
        story.Expects<IncidentEvent.UnreachableEstablished>();
        Assert.Empty(story.State.Requests);
        story.Do("duty-zhou", new IncidentCommand.DeclareUnreachable(StoryActs.Director, "Nobody knows where he is."));
        story.Expects<IncidentEvent.RequestDrafted>();
    }

    [Fact]
    public void The_rule_drafts_once_while_such_a_request_is_open()
    {
        var story = new Story().Raised();
        story.DirectorNamed().Do("duty-zhou", new IncidentCommand.DeclareUnreachable(StoryActs.Director, "Gone."));
        Assert.Equal(1, story.Count<IncidentEvent.RequestDrafted>());
    }

    [Fact]
    public void A_person_reached_later_asks_whether_the_request_still_stands()
    {
        var story = new Story().Raised().Tries(ContactResult.AnsweredCooperates);
        story.Expects<IncidentEvent.PersonReached>();
        Assert.Equal(story.RequestId(), story.Expects<IncidentEvent.RequestReviewAsked>().RequestId);
        Assert.True(story.Request().AwaitsAnswer);
    }

    [Fact]
    public void The_rule_drafts_when_the_one_who_was_reached_is_no_key_person_any_more()
    {
        var story = Ready().DirectorNamed().BossUnreachable();
        Assert.Empty(story.State.Requests);
        story.Do("duty-zhou", new IncidentCommand.NameParty("pty-1", PartyRole.Employer, "Demo Labour", null, [new(StoryActs.Director, "Director", PersonPost.LegalRepresentative, KeyPerson: false)]));
        Assert.True(story.Expects<IncidentEvent.RequestDrafted>().ByRule);
    }

    [Fact]
    public void The_rule_drafts_when_somebody_unreachable_becomes_the_key_person()
    {
        var story = new Story().IncidentReported().Verified().Held();
        story.Do("duty-zhou", Foreman(key: false)).Do("duty-zhou", new IncidentCommand.DeclareUnreachable("per-foreman", "Gone.")).ExpectsNo<IncidentEvent.RequestDrafted>();
        story.Do("duty-zhou", Foreman(key: true)).Expects<IncidentEvent.RequestDrafted>();
    }

    [Fact]
    public void The_rule_drafts_when_the_one_who_was_reached_was_named_by_mistake()
    {
        var story = Ready().DirectorNamed();
        var version = story.LastAct[0].Version;
        story.BossUnreachable().ExpectsNo<IncidentEvent.RequestDrafted>();
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(version, "Director of another company.")).Expects<IncidentEvent.RequestDrafted>();
    }

    [Fact]
    public void The_rule_drafts_for_a_person_declared_while_the_response_had_ended_once_it_goes_on()
    {
        var story = Ready().Do("lead-yan", new IncidentCommand.EndResponse("Over.")).Do("duty-zhou", new IncidentCommand.DeclareUnreachable(StoryActs.Boss, "Gone."));
        story.ExpectsNo<IncidentEvent.RequestDrafted>();
        story.Do("lead-yan", new IncidentCommand.Reopen("They are back.")).Expects<IncidentEvent.RequestDrafted>();
    }

    [Fact]
    public void A_draft_taken_back_is_not_made_again_while_nothing_changes()
    {
        var story = new Story().Drafted();
        story.Do("duty-zhou", new IncidentCommand.WithdrawRequest(story.RequestId())).Fails().Do("duty-zhou", new IncidentCommand.AddNote("Words."));
        Assert.Equal(1, story.Count<IncidentEvent.RequestDrafted>());
    }

    [Fact]
    public void A_success_from_before_he_was_unreachable_reaches_him_only_with_proof()
    {
        var story = new Story().Raised();
        var earlier = new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Phone, StoryActs.BossPhone, ContactResult.Replied, story.Now.AddMinutes(-5));
        story.Do("duty-zhou", earlier).ExpectsNo<IncidentEvent.PersonReached>().ExpectsNo<IncidentEvent.RequestReviewAsked>();
        Assert.Equal(3, story.State.Ledgers[StoryActs.Boss].Run.Count);
        story.Do("duty-zhou", earlier with { Evidence = ["ev-1"] }).Expects<IncidentEvent.RequestReviewAsked>();
        Assert.Null(story.State.Ledgers[StoryActs.Boss].Unreachable);
    }

    [Fact]
    public void A_success_written_down_after_a_later_failure_has_reached_him()
    {
        var story = new Story().Raised();
        var success = new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Phone, StoryActs.BossPhone, ContactResult.Replied, story.Now.AddMinutes(10));
        story.FastForward(TimeSpan.FromMinutes(20)).Fails().Do("duty-zhou", success).Expects<IncidentEvent.PersonReached>();
    }

    [Fact]
    public void A_success_counts_from_when_it_was_and_the_failures_after_it_stay()
    {
        var story = new Story().Drafted();
        var reached = story.Now.AddHours(1);
        story.FastForward(TimeSpan.FromMinutes(90)).Fails().FastForward(TimeSpan.FromMinutes(30)).Fails(ContactChannel.HomeVisit).FastForward(TimeSpan.FromMinutes(10));
        story.Do("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Phone, StoryActs.BossPhone, ContactResult.Replied, reached));
        Assert.Null(story.Expects<IncidentEvent.PersonReached>().Reason);
        var ledger = story.State.Ledgers[StoryActs.Boss];
        Assert.Equal((null, reached, 2), (ledger.Unreachable, ledger.LastSuccess, ledger.Run.Count));
        Assert.Equal(reached, story.LastAct.Single(entry => entry.Event is IncidentEvent.PersonReached).At);
    }

    [Fact]
    public void Who_types_an_outcome_was_not_in_the_room()
    {
        var story = Ready();
        var summons = new Summons(story.Now.AddHours(2), "Room 203");
        story.Do("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Sms, StoryActs.BossPhone, ContactResult.Delivered, story.Now, Summons: summons, ReceiptProof: "receipt"));
        story.FastForward(TimeSpan.FromHours(2)).Do("lead-yan", new IncidentCommand.RecordSummonsOutcome(StoryActs.Boss, SummonsOutcome.DidNotCome, ["duty-zhou"]));
        var outcome = story.Expects<IncidentEvent.SummonsOutcomeRecorded>();
        Assert.Equal((true, false), (outcome.Alone, outcome.MayCountAsAbsconding));
    }

    [Fact]
    public void A_late_entry_completes_no_rule_without_proof()
    {
        var story = Ready().Fails().FastForward(TimeSpan.FromHours(30)).Fails();
        story.Do("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.HomeVisit, StoryActs.BossHome, ContactResult.PlaceClosed, story.Now.AddHours(-28)));
        story.ExpectsNo<IncidentEvent.UnreachableEstablished>();
        story.Do("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.HomeVisit, StoryActs.BossHome, ContactResult.PlaceClosed, story.Now.AddHours(-28), Evidence: ["ev-1"]));
        story.Expects<IncidentEvent.UnreachableEstablished>();
    }

    [Fact]
    public void At_the_set_time_of_a_summons_the_officers_in_the_room_are_asked()
    {
        var story = Ready();
        var summons = new Summons(story.Now.AddHours(2), "Room 203");
        story.Do("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Sms, StoryActs.BossPhone, ContactResult.Delivered, story.Now, Summons: summons, ReceiptProof: "receipt"));
        story.Refuses("duty-zhou", new IncidentCommand.RecordSummonsOutcome(StoryActs.Boss, SummonsOutcome.DidNotCome, ["duty-lu"]), RefusalCode.SummonsNotDue);
        story.FastForward(TimeSpan.FromHours(2));
        story.Expects<IncidentEvent.SummonsOutcomeAsked>();
        story.Do("duty-zhou", new IncidentCommand.RecordSummonsOutcome(StoryActs.Boss, SummonsOutcome.DidNotCome, ["duty-zhou", "duty-lu"]));
        Assert.True(story.Expects<IncidentEvent.SummonsOutcomeRecorded>().MayCountAsAbsconding);
    }

    [Fact]
    public void One_inspector_alone_is_recorded_and_flagged()
    {
        var story = Ready().Do("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Phone, StoryActs.BossPhone, ContactResult.NoAnswer, Story.Morning));
        Assert.True(story.Expects<IncidentEvent.ContactAttempted>().Alone);
        Assert.False(story.Fails().Expects<IncidentEvent.ContactAttempted>().Alone);
    }

    [Fact]
    public void An_attempt_in_the_future_is_refused() =>
        Ready().Refuses("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Phone, StoryActs.BossPhone, ContactResult.NoAnswer, Story.Morning.AddMinutes(2)), RefusalCode.TimeInFuture);

    private static IncidentCommand.NameParty Foreman(bool key) =>
        new("pty-1", PartyRole.Employer, "Demo Labour", null, [new("per-foreman", "Foreman", PersonPost.Other, key, [new(ContactKind.Phone, "13800000003", "worker")])]);

    private static Story Ready() => new Story().IncidentReported().Verified().Held().BossNamed();
}
