using FsCheck;
using FsCheck.Fluent;

using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public class PropertyTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    private static readonly string[] Officers = ["lead-yan", "duty-zhou", "police-fang"];

    /// <summary>Every way in which the addressed agency, or we for it, can answer; and by whom, if not by its liaison.</summary>
    private static readonly (string Name, string? By, Func<string, DateTimeOffset, IncidentCommand> Answer)[] Answers =
    [
        ("acknowledged", null, (id, _) => new IncidentCommand.AcknowledgeRequest(id)),
        ("taken on", null, (id, _) => new IncidentCommand.TakeOnRequest(id)),
        ("sent back", null, (id, _) => new IncidentCommand.SendBackRequest(id, "Papers incomplete.")),
        ("answered", null, (id, _) => new IncidentCommand.AnswerRequest(id, "Found.")),
        .. Enum.GetValues<RecordedAnswer>().Select(said => ($"recorded {said}", (string?)"duty-zhou", (Func<string, DateTimeOffset, IncidentCommand>)((id, at) => new IncidentCommand.RecordAnswer(id, said, new("Officer", "liaison"), AnswerChannel.Phone, at)))),
    ];

    [Fact]
    public void A_ladder_never_stops_by_itself() => HoldsOften(["Answer", "Signer", "Result", "Unclaimed", .. AnyStory.Reports], seen => picks =>
    {
        Climbs(AnyStory.Tell(picks), seen);
        var ending = AnyStory.Tell(picks);
        Setting.Of(picks[0]).Ending(ending);
        Climbs(ending, seen);
        AnyStory.SeeReports(ending, seen);
    });

    /// <summary>Each rung, warning and miss against times worked out a second time, at each strike of the whole story; and none of them late while somebody watches.</summary>
    [Fact]
    public void No_clock_and_no_rung_fires_early() => HoldsOften([.. Expected.Arms, .. AnyStory.Reports], seen => picks =>
    {
        void Check(Story story) => Expected.Check(story, seen);
        var story = AnyStory.Tell(picks, watch: Check);
        Setting.Of(picks[0]).Ending(story);
        AnyStory.SeeReports(story, seen);
        new Story { Watch = Check }.At(Setting.Of(picks[0]).Start).IncidentReported(46).FastForward(TimeSpan.FromHours(1));
        seen(Setting.Of(picks[0]).Name);
    });

    [Fact]
    public void An_answer_stops_exactly_its_ladder() => HoldsOften([.. Answers.Select(answer => answer.Name)], seen => picks =>
    {
        foreach (var (name, by, answer) in Answers)
        {
            var story = AnyStory.Tell(picks);
            var before = Running(story);
            var open = story.State.Requests.Values.FirstOrDefault(request => request.AwaitsAnswer && story.State.IsOpen);
            if (open is null)
            {
                return;
            }

            seen(name);
            story.Do(by ?? Setting.LiaisonOf(open.To), answer(open.RequestId, story.Now));
            Assert.Equal(before.Where(ladder => ladder != $"{LadderUse.Answer}/{open.RequestId}"), Running(story));
        }
    });

    [Fact]
    public void Replay_gives_the_same_state() => HoldsOften([.. AnyStory.Reports, .. AnyStory.Merges], seen => picks =>
    {
        var story = AnyStory.Tell(picks);
        AnyStory.SeeReports(story, seen);
        AnyStory.SeeMerges(story, seen);
        Assert.Equal(DomainJson.WriteState(story.State), DomainJson.WriteState(IncidentFold.Fold(story.History)));
        var stored = story.History.Select(entry => entry with { Event = EventJson.Read(EventJson.Kind(entry.Event), EventJson.Schema, EventJson.Write(entry.Event)) });
        Assert.Equal(DomainJson.WriteState(story.State), DomainJson.WriteState(IncidentFold.Fold(stored)));
    });

    [Fact]
    public void A_voided_entry_leaves_the_state_as_if_it_had_never_been() => HoldsOften([.. Corrected.Arms, .. AnyStory.Reports], seen => picks =>
    {
        var story = AnyStory.Tell(picks);
        AnyStory.SeeReports(story, seen);
        foreach (var entry in story.History.Where(entry => VoidGrounds.Of(story.History, entry.Version).Voidable).Take(3))
        {
            var stamp = new Stamp(story.Now, Story.Who("lead-yan"), $"void-{entry.Version}");
            var command = new IncidentCommand.VoidEntry(entry.Version, "By mistake.") { Grounds = VoidGrounds.Of(story.History, entry.Version) };
            if (IncidentDecider.Decide(story.State, command, stamp, Demo.Mechanism, Demo.Calendar) is not Decision.Accepted accepted)
            {
                continue;
            }

            var correction = Assert.IsType<IncidentEvent.EntryVoided>(accepted.Events[0]);
            var corrected = IncidentFold.Fold([.. story.History, .. IncidentFold.Record(story.State, [correction], stamp)]);
            var gone = Corrections(story).SelectMany(earlier => earlier.Versions).Concat(ActOf(story, entry)).ToHashSet();
            var left = story.History.Where(other => other.Event is not IncidentEvent.EntryVoided && !gone.Contains(other.Version)).ToList();
            var never = IncidentFold.Fold(left);
            Assert.Equal(VoidEntryTests.Same(never), VoidEntryTests.Same(corrected));
            Corrected.Check(story.State, left, never, IncidentFold.Fold([.. story.History, .. IncidentFold.Record(story.State, accepted.Events, stamp)]), seen);
        }
    });

    [Fact]
    public void What_is_offered_for_voiding_without_the_log_is_what_the_whole_log_allows() => HoldsOften(["may", "may not"], seen => picks =>
    {
        var story = AnyStory.Tell(picks);
        var marks = VoidMarks.Of(story.State);
        foreach (var entry in story.History)
        {
            var may = !story.State.Voided.Contains(entry.Version) && VoidGrounds.Of(story.History, entry.Version).Voidable;
            Assert.Equal(may, marks.Allow(entry, [.. story.History.Where(other => other.CommandId == entry.CommandId && other.By == entry.By)]));
            seen(may ? "may" : "may not");
        }
    });

    [Fact]
    public void Effects_that_have_left_are_listed_with_the_voided_entry() => HoldsOften(["left", "none left"], seen => picks =>
    {
        var story = AnyStory.Tell(picks, SendEverySecond);
        foreach (var entry in story.History.Where(entry => VoidGrounds.Of(story.History, entry.Version).Voidable))
        {
            var command = new IncidentCommand.VoidEntry(entry.Version, "By mistake.") { Grounds = VoidGrounds.Of(story.History, entry.Version) };
            var decision = IncidentDecider.Decide(story.State, command, new Stamp(story.Now, Story.Who("lead-yan"), "void"), Demo.Mechanism, Demo.Calendar);
            if (decision is Decision.Accepted { Events: [IncidentEvent.EntryVoided voided, ..] })
            {
                var left = story.State.Notices.Values.Where(mark => voided.Versions.Contains(mark.Owed.Version) && HasLeft(story, mark.Owed.NoticeId)).Select(mark => mark.Owed.NoticeId).ToList();
                Assert.Equal(left, voided.EffectsOutside);
                seen(left.Count > 0 ? "left" : "none left");
            }
        }
    });

    /// <summary>By whom it may come, about requests, notices and persons the story knows; and what is decided can be folded.</summary>
    [Fact]
    public void Any_command_on_any_state_is_decided_without_throwing() => HoldsOften([.. Samples.CommandTypes.Where(IsAboutSomething).Select(type => type.Name), .. AnyStory.Reports], seen => picks =>
    {
        var story = AnyStory.Tell(picks);
        AnyStory.SeeReports(story, seen);
        foreach (var type in Samples.CommandTypes)
        {
            foreach (var officer in Officers)
            {
                for (var i = 0; i < 3; i++)
                {
                    var command = Samples.Command(type, name => Known(story, name, picks[i]));
                    var stamp = new Stamp(story.Now, Story.Who(CommandDuty.IsSystemOnly(command) ? "system" : officer), $"any-{i}");
                    switch (IncidentDecider.Decide(story.State, command, stamp, Demo.Mechanism, Demo.Calendar))
                    {
                        case Decision.Accepted accepted:
                            IncidentFold.Fold(story.State, IncidentFold.Record(story.State, accepted.Events, stamp));
                            seen(type.Name);
                            break;
                        case Decision.Refused { Refusal.Code: RefusalCode.RequestStateForbids or RefusalCode.NotAddressee or RefusalCode.NotAsker }:
                            seen(type.Name);
                            break;
                    }
                }
            }
        }
    });

    [Fact]
    public void After_a_strike_nothing_is_due_in_the_past_and_each_ladder_fired_once() => HoldsOften(["rungs"], seen => picks =>
    {
        var story = AnyStory.Tell(picks).Outage(TimeSpan.FromHours(picks[0] % 200));
        Assert.False(story.NextDue <= story.Now);
        var rungs = story.LastAct.Select(entry => entry.Event).OfType<IncidentEvent.RequestEscalated>().Select(rung => (rung.RequestId, rung.Ladder)).ToList();
        Assert.Equal(rungs.Distinct(), rungs);
        Assert.Equal(story.Rung().Distinct(), story.Rung());
        if (rungs.Count > 0)
        {
            seen("rungs");
        }
    });

    private static void Climbs(Story story, Action<string> seen)
    {
        var waiting = Ladders.Of(story.State, Demo.Mechanism);
        story.Outage(Soon);
        foreach (var ladder in waiting.Where(_ => story.State.IsOpen))
        {
            var now = Ladders.Of(story.State, Demo.Mechanism).Single(other => other.Use == ladder.Use && other.Request?.RequestId == ladder.Request?.RequestId);
            Assert.True(now.Run.Fired > ladder.Run.Fired, $"{ladder.Use} stands still at {ladder.Run.Fired}");
            seen(ladder.Use.ToString());
        }

        foreach (var request in story.State.Requests.Values.Where(request => story.State.IsOpen && (request.AwaitsAnswer || request.State == RequestState.Drafted)))
        {
            Assert.Contains(Ladders.Of(story.State, Demo.Mechanism), ladder => ladder.Request?.RequestId == request.RequestId);
        }
    }

    private static bool IsAboutSomething(Type command) => command.GetProperty("RequestId") is not null || command.GetProperty("NoticeId") is not null;

    private static string? Known(Story story, string name, int pick) => name.ToUpperInvariant() switch
    {
        "REQUESTID" when !story.State.Requests.IsEmpty => story.State.Requests.ElementAt(pick % story.State.Requests.Count).Key,
        "NOTICEID" when story.State.Notices.Values.Where(mark => mark.Owed.Channel == NoticeChannel.CallTask || pick % 2 == 0).ToList() is { Count: > 0 } marks => marks[pick % marks.Count].Owed.NoticeId,
        "PERSONID" => StoryActs.Boss,
        "OFFICER" => pick % 2 == 0 ? "duty-lu" : "police-deputy",
        "INSPECTOR" => "duty-lu",
        _ => null,
    };

    private static void SendEverySecond(Story story)
    {
        foreach (var notice in story.State.Notices.Values.Where(mark => mark.State == NoticeState.Owed && mark.Owed.Version % 2 == 0).Select(mark => mark.Owed.NoticeId).ToList())
        {
            story.Do("system", new IncidentCommand.RecordDelivery(notice, NoticeState.Sent));
        }
    }

    /// <summary>By the history: it was called, or the last word about it is not that it failed.</summary>
    private static bool HasLeft(Story story, string notice) => story.History.Any(entry => entry.Event is IncidentEvent.CallTaskCompleted called && called.NoticeId == notice) || story.History.Select(entry => entry.Event).LastOrDefault(e => e switch
    {
        IncidentEvent.NoticeSent sent => sent.NoticeId == notice,
        IncidentEvent.NoticeDelivered delivered => delivered.NoticeId == notice,
        IncidentEvent.NoticeSeen opened => opened.NoticeId == notice,
        IncidentEvent.NoticeFailed failed => failed.NoticeId == notice,
        IncidentEvent.NoticeGivenUp given => given.NoticeId == notice,
        IncidentEvent.RungUnmanned unmanned => unmanned.NoticeId == notice,
        _ => false,
    }) is IncidentEvent.NoticeSent or IncidentEvent.NoticeDelivered or IncidentEvent.NoticeSeen;

    private static IEnumerable<IncidentEvent.EntryVoided> Corrections(Story story) => story.History.Select(entry => entry.Event).OfType<IncidentEvent.EntryVoided>();

    /// <summary>Versions of the act an entry came with, but for drafts that have been signed since.</summary>
    private static IEnumerable<long> ActOf(Story story, RecordedEvent entry)
    {
        var signed = story.History.Select(other => other.Event).OfType<IncidentEvent.RequestApproved>().Select(approved => approved.RequestId).ToHashSet();
        return story.History
            .Where(other => other.CommandId == entry.CommandId && other.Event is not IncidentEvent.EntryVoided)
            .Where(other => other.Event is not IncidentEvent.RequestDrafted draft || !signed.Contains(draft.RequestId))
            .Select(other => other.Version);
    }

    private static List<string> Running(Story story) => [.. Ladders.Of(story.State, Demo.Mechanism).Select(ladder => $"{ladder.Use}/{ladder.Request?.RequestId}")];

    private static void Holds(Action<int[]> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(AnyStory.Picks, property));

    /// <summary>The property must also have had something to hold of, on each of its arms; a rare arm is given more stories, not better luck.</summary>
    private static void HoldsOften(IReadOnlyList<string> arms, Func<Action<string>, Action<int[]>> property)
    {
        var seen = new HashSet<string>();
        for (var round = 0; round < 10 && (round == 0 || arms.Except(seen).Any()); round++)
        {
            Holds(property(arm => seen.Add(arm)));
        }

        Assert.Empty(arms.Except(seen));
    }
}
