using FsCheck;
using FsCheck.Fluent;

using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public class PropertyTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(8);

    [Fact]
    public void A_ladder_never_stops_by_itself() => Holds(picks =>
    {
        var story = AnyStory.Tell(picks);
        var waiting = Ladders.Of(story.State, Demo.Mechanism);
        story.Outage(Soon);
        foreach (var ladder in waiting.Where(_ => story.State.IsOpen))
        {
            var now = Ladders.Of(story.State, Demo.Mechanism).Single(other => other.Use == ladder.Use && other.Request?.RequestId == ladder.Request?.RequestId);
            Assert.True(now.Run.Fired > ladder.Run.Fired, $"{ladder.Use} stands still at {ladder.Run.Fired}");
        }

        foreach (var request in story.State.Requests.Values.Where(request => story.State.IsOpen && (request.AwaitsAnswer || request.State == RequestState.Drafted)))
        {
            Assert.Contains(Ladders.Of(story.State, Demo.Mechanism), ladder => ladder.Request?.RequestId == request.RequestId);
        }
    });

    [Fact]
    public void No_clock_and_no_rung_fires_early() => Holds(picks =>
    {
        var story = AnyStory.Tell(picks, NothingEarly).FastForward(TimeSpan.FromHours(6));
        NothingEarly(story);
        Assert.All(story.History.Where(entry => entry.Event is IncidentEvent.ClockMissed), entry => Assert.True(entry.RecordedAt > ((IncidentEvent.ClockMissed)entry.Event).DueAt));
    });

    [Fact]
    public void An_answer_stops_exactly_its_ladder() => Holds(picks =>
    {
        var story = AnyStory.Tell(picks);
        var before = Running(story);
        var open = story.State.Requests.Values.FirstOrDefault(request => request.AwaitsAnswer && story.State.IsOpen);
        if (open is not null)
        {
            story.Do("police-fang", new IncidentCommand.AcknowledgeRequest(open.RequestId));
            Assert.Equal(before.Where(ladder => ladder != $"{LadderUse.Answer}/{open.RequestId}"), Running(story));
        }
    });

    [Fact]
    public void Replay_gives_the_same_state() => Holds(picks =>
    {
        var story = AnyStory.Tell(picks);
        Assert.Equal(DomainJson.WriteState(story.State), DomainJson.WriteState(IncidentFold.Fold(story.History)));
        var stored = story.History.Select(entry => entry with { Event = EventJson.Read(EventJson.Kind(entry.Event), EventJson.Schema, EventJson.Write(entry.Event)) });
        Assert.Equal(DomainJson.WriteState(story.State), DomainJson.WriteState(IncidentFold.Fold(stored)));
    });

    [Fact]
    public void A_voided_entry_leaves_the_state_as_if_it_had_never_been() => Holds(picks =>
    {
        var story = AnyStory.Tell(picks);
        foreach (var entry in story.History.Where(entry => VoidGrounds.Of(story.History, entry.Version).Voidable).Take(3))
        {
            var grounds = VoidGrounds.Of(story.History, entry.Version);
            var never = IncidentFold.Fold(story.History.Where(other => !grounds.Versions.Contains(other.Version)));
            Assert.Equal(VoidEntryTests.Same(never), VoidEntryTests.Same(grounds.Without));
        }
    });

    [Fact]
    public void Effects_that_have_left_are_listed_with_the_voided_entry() => Holds(picks => AnyStory.Tell(picks, story =>
    {
        if (story.LastAct is [{ Event: IncidentEvent.EntryVoided voided }, ..])
        {
            var left = IncidentFold.Fold(story.History.Take((int)story.LastAct[0].Version - 1)).Notices.Values
                .Where(mark => voided.Versions.Contains(mark.Owed.Version) && mark.State is NoticeState.Sent or NoticeState.Delivered or NoticeState.Seen && voided.Versions.Contains(mark.Owed.Version));
            Assert.Equal(left.Select(mark => mark.Owed.NoticeId), voided.EffectsOutside);
        }
    }));

    [Fact]
    public void Any_command_on_any_state_is_decided_without_throwing() => Holds(picks =>
    {
        var story = AnyStory.Tell(picks);
        foreach (var type in Samples.CommandTypes)
        {
            story.Try(CommandDuty.IsSystemOnly(Samples.Command(type)) ? "system" : "lead-yan", Samples.Command(type));
        }
    });

    [Fact]
    public void After_a_strike_nothing_is_due_in_the_past_and_each_ladder_fired_once() => Holds(picks =>
    {
        var story = AnyStory.Tell(picks).Outage(TimeSpan.FromHours(picks[0] % 200));
        Assert.False(Due.Next(story.State, Demo.Mechanism, Demo.Calendar) <= story.Now);
        var rungs = story.LastAct.Select(entry => entry.Event).OfType<IncidentEvent.RequestEscalated>().Select(rung => (rung.RequestId, rung.Ladder)).ToList();
        Assert.Equal(rungs.Distinct(), rungs);
        Assert.Equal(story.Rung().Distinct(), story.Rung());
    });

    private static void NothingEarly(Story story)
    {
        foreach (var rung in story.LastAct.Select(entry => entry.Event).OfType<IncidentEvent.RequestEscalated>().Where(rung => rung is { Unmanned: false, Ladder: LadderUse.Answer }))
        {
            var run = story.State.Requests[rung.RequestId].Ladder!;
            var row = Ladders.RowOf(LadderUse.Answer, story.State.Requests[rung.RequestId].Kind, run, Demo.Mechanism)!;
            Assert.True(story.Now > run.StartedAt + row.FiresAfter(rung.Rung + rung.Turn - 1, run.Step!.Value));
        }
    }

    private static List<string> Running(Story story) => [.. Ladders.Of(story.State, Demo.Mechanism).Select(ladder => $"{ladder.Use}/{ladder.Request?.RequestId}")];

    private static void Holds(Action<int[]> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(AnyStory.Picks, property));
}
