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
    public void A_number_nobody_has_a_source_for_does_not_count()
    {
        var story = Ready().Fails(contact: "13911112222").FastForward(Hour).Fails(contact: "13911112222").FastForward(Hour).Fails(ContactChannel.HomeVisit);
        Assert.Equal(0, story.Count<IncidentEvent.UnreachableEstablished>());
        Assert.False(story.History.Select(entry => entry.Event).OfType<IncidentEvent.ContactAttempted>().First().Sourced);
    }

    [Fact]
    public void The_same_number_written_otherwise_counts() => Assert.Equal(1, Ready().Fails(contact: "+86 138-0000-0001").FastForward(Hour).Fails().FastForward(Hour).Fails(ContactChannel.HomeVisit).Count<IncidentEvent.UnreachableEstablished>());

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
    }

    [Fact]
    public void An_attempt_in_the_future_is_refused() =>
        Ready().Refuses("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Phone, StoryActs.BossPhone, ContactResult.NoAnswer, Story.Morning.AddMinutes(2)), RefusalCode.TimeInFuture);

    private static Story Ready() => new Story().IncidentReported().Verified().Held().BossNamed();
}
