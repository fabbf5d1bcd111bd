using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>Notices to agencies' own systems: who has one, what each word of the channel does, and what comes after it.</summary>
public class OutwardTests
{
    private const string Police = "agy-police";

    [Fact]
    public void What_rings_a_desk_rings_the_system_of_an_agency_that_has_one()
    {
        var story = new Story().Hooked(Police).Raised();
        Assert.Equal([NoticeChannel.Desk, NoticeChannel.Webhook], To(story, "liaison").Select(mark => mark.Owed.Channel).Order());
        var hook = Hook(story);
        Assert.Equal($"ntc-{story.State.Id}-{hook.Owed.Version}-{Police}-liaison-webhook", hook.Owed.NoticeId);
        Assert.Equal((0, LadderUse.Answer, story.RequestId()), (hook.Owed.Rung, hook.Owed.Ladder, hook.Owed.RequestId));
    }

    [Fact]
    public void An_agency_without_a_system_owes_nothing_more_than_before()
    {
        var without = new Story().Raised().FastForward(TimeSpan.FromHours(3));
        var elsewhere = new Story().Hooked("agy-housing").Raised().FastForward(TimeSpan.FromHours(3));
        Assert.Equal(Shape(without), Shape(elsewhere));
        Assert.DoesNotContain(elsewhere.State.Notices.Values, mark => mark.Owed.Channel == NoticeChannel.Webhook);
    }

    [Fact]
    public void The_same_entry_owes_the_same_notices_whoever_has_a_system_by_then()
    {
        var story = new Story().Hooked(Police).Raised();
        var entry = story.History.Single(e => e.Event is IncidentEvent.RequestRaised);
        var then = Notices.Owed(story.State, entry);
        story.Hooked();
        Assert.Equal(then, Notices.Owed(story.State, entry));
        Assert.Equal(story.State.Notices.Keys, IncidentFold.Fold(story.History).Notices.Keys);
    }

    [Fact]
    public void A_certain_officer_is_told_at_his_desk_only()
    {
        var story = new Story().Hooked(Police).Raised();
        story.Do("police-fang", new IncidentCommand.AcknowledgeRequest(story.RequestId()));
        story.Do("police-fang", new IncidentCommand.HandOnRequest(story.RequestId(), "police-deputy"));
        Assert.Equal([NoticeChannel.Desk], story.Expects<IncidentEvent.RequestHandedOn>().Rings!.Select(ring => ring.Channel));
    }

    [Fact]
    public void A_failure_is_written_once_in_a_streak_and_the_next_success_is_written()
    {
        var story = new Story().Hooked(Police).Raised();
        var id = Hook(story).Owed.NoticeId;
        for (var i = 0; i < 5; i++)
        {
            Says(story, id, NoticeState.Failed, "timed-out");
        }

        Assert.Equal("timed-out", Assert.Single(Of<IncidentEvent.NoticeFailed>(story)).Reason);
        Says(story, id, NoticeState.Sent);
        story.Expects<IncidentEvent.NoticeSent>();
        Assert.Null(story.Expects<IncidentEvent.NoticeSent>().Simulated);
    }

    [Fact]
    public void Given_up_it_is_phoned_at_once()
    {
        var story = GivenUp(new Story().Hooked(Police).Raised());
        var ring = Assert.Single(story.Expects<IncidentEvent.NoticeGivenUp>().Rings!);
        Assert.Equal(new Ring(Police, "liaison", null, NoticeChannel.CallTask, 0, LadderUse.Answer, story.RequestId()), ring);
        var call = story.State.Notices.Values.Single(mark => mark.Owed is { Channel: NoticeChannel.CallTask, Kind: "notice-given-up" });
        Assert.Equal(story.RequestId(), call.Owed.RequestId);
        story.Do("system", new IncidentCommand.RecordDelivery(call.Owed.NoticeId, NoticeState.Sent, "police-fang"));
        Assert.Single(CallTasks.Open(story.State));
        story.Do("police-fang", new IncidentCommand.AcknowledgeRequest(story.RequestId()));
        Assert.Empty(CallTasks.Open(story.State));
    }

    [Fact]
    public void Whom_the_same_turn_calls_already_is_not_called_twice()
    {
        var story = new Story().Hooked(Police).Raised().FastForward(TimeSpan.FromMinutes(16));
        var hook = To(story, "deputy-liaison").Single(mark => mark.Owed.Channel == NoticeChannel.Webhook);
        Assert.Contains(To(story, "deputy-liaison"), mark => mark.Owed.Channel == NoticeChannel.CallTask);
        Says(story, hook.Owed.NoticeId, NoticeState.GivenUp, "timed-out");
        Assert.Null(story.Expects<IncidentEvent.NoticeGivenUp>().Rings);
    }

    /// <summary>A list that a page left open fetches by itself wakes nobody.</summary>
    [Theory]
    [InlineData(NoticeState.Delivered, true)]
    [InlineData(NoticeState.Seen, false)]
    public void Who_has_opened_it_at_his_desk_is_not_called(NoticeState shown, bool called)
    {
        var story = new Story().Hooked(Police).Raised();
        var desk = To(story, "liaison").Single(mark => mark.Owed.Channel == NoticeChannel.Desk);
        Says(story, desk.Owed.NoticeId, NoticeState.Sent);
        Says(story, desk.Owed.NoticeId, shown);
        Assert.Equal(called, GivenUp(story).Expects<IncidentEvent.NoticeGivenUp>().Rings is not null);
    }

    [Fact]
    public void Nobody_is_called_for_what_has_been_answered_or_merely_told()
    {
        var answered = new Story().Hooked(Police).Raised();
        var id = Hook(answered).Owed.NoticeId;
        answered.Do("police-fang", new IncidentCommand.AcknowledgeRequest(answered.RequestId()));
        Assert.Equal(CallLapse.Answered, Outward.LapseOf(answered.State, answered.State.Notices[id].Owed));
        Says(answered, id, NoticeState.GivenUp, "answered");
        Assert.Null(answered.Expects<IncidentEvent.NoticeGivenUp>().Rings);

        var told = new Story().Hooked(Police).Raised();
        told.Do("duty-zhou", new IncidentCommand.WithdrawRequest(told.RequestId(), "Found."));
        var news = told.State.Notices.Values.Single(mark => mark.Owed is { Channel: NoticeChannel.Webhook, Kind: "request-withdrawn" });
        Assert.Null(Outward.LapseOf(told.State, news.Owed));
        Says(told, news.Owed.NoticeId, NoticeState.GivenUp, "timed-out");
        Assert.Null(told.Expects<IncidentEvent.NoticeGivenUp>().Rings);
    }

    [Fact]
    public void Receipts_count_in_any_order_late_and_once()
    {
        var story = GivenUp(new Story().Hooked(Police).Raised());
        var id = Hook(story).Owed.NoticeId;
        Says(story, id, NoticeState.Seen);
        story.Expects<IncidentEvent.NoticeSeen>();
        Assert.Equal(RequestState.Seen, story.Request().State);
        Says(story, id, NoticeState.Delivered);
        Assert.Empty(story.LastAct);
        Says(story, id, NoticeState.Sent);
        Assert.Empty(story.LastAct);

        var early = new Story().Hooked(Police).Raised();
        var before = Hook(early).Owed.NoticeId;
        Says(early, before, NoticeState.Delivered);
        Says(early, before, NoticeState.Sent);
        Assert.Empty(early.LastAct);
        Assert.Equal((NoticeState.Delivered, RequestState.Delivered), (early.State.Notices[before].State, early.Request().State));
    }

    [Fact]
    public void In_a_drill_it_is_written_as_simulated()
    {
        var story = new Story().Hooked("agy-hr").Do("system", StoryActs.Report(46) with { DrillScale = 60 });
        var hook = story.State.Notices.Values.First(mark => mark.Owed.Channel == NoticeChannel.Webhook);
        Assert.True(Outward.IsSimulated(hook.Owed));
        Says(story, hook.Owed.NoticeId, NoticeState.Sent);
        Assert.True(story.Expects<IncidentEvent.NoticeSent>().Simulated);
    }

    [Fact]
    public void An_agencys_system_acknowledges_for_it_and_does_nothing_else()
    {
        var story = new Story().Hooked(Police).Raised();
        var machine = new Actor(MachineId.Of("police-1", "Gateway"), Police, new HashSet<string> { Actor.MachineDuty }, new HashSet<string>());
        Assert.Equal(RefusalCode.DutyMissing, Refused(story, machine, new IncidentCommand.AnswerRequest(story.RequestId(), "Found.")));
        Assert.Equal(RefusalCode.DutyMissing, Refused(story, machine, new IncidentCommand.AddNote("Note.")));
        Assert.Equal(RefusalCode.NotAddressee, Refused(story, machine with { Agency = "agy-housing" }, new IncidentCommand.AcknowledgeRequest(story.RequestId())));
        Assert.IsType<Decision.Accepted>(Decide(story, machine, new IncidentCommand.AcknowledgeRequest(story.RequestId())));
    }

    [Theory]
    [InlineData("key:police-3f9a2c/Gateway", "Gateway")]
    [InlineData("key:police-3f9a2c/a/b", "a/b")]
    [InlineData("duty-zhou", null)]
    [InlineData("key:broken", null)]
    public void A_system_is_called_by_the_name_of_its_key(string id, string? name) => Assert.Equal(name, MachineId.NameOf(id));

    private static Decision Decide(Story story, Actor by, IncidentCommand command) =>
        IncidentDecider.Decide(story.State, command, new Stamp(story.Now, by, "by-machine"), story.Mechanism, TestKit.Demo.Calendar);

    private static RefusalCode? Refused(Story story, Actor by, IncidentCommand command) => (Decide(story, by, command) as Decision.Refused)?.Refusal.Code;

    private static Story GivenUp(Story story) => Says(story, Hook(story).Owed.NoticeId, NoticeState.GivenUp, "timed-out");

    private static Story Says(Story story, string notice, NoticeState state, string? reason = null) =>
        story.Do("system", new IncidentCommand.RecordDelivery(notice, state, null, reason));

    private static NoticeMark Hook(Story story) => To(story, "liaison").Single(mark => mark.Owed.Channel == NoticeChannel.Webhook);

    private static IEnumerable<NoticeMark> To(Story story, string post) => story.State.Notices.Values.Where(mark => mark.Owed.Agency == Police && mark.Owed.Post == post);

    private static IEnumerable<T> Of<T>(Story story) => story.History.Select(entry => entry.Event).OfType<T>();

    private static IEnumerable<string> Shape(Story story) => story.History.Select(entry => EventJson.Write(entry.Event));
}
