using Xunit;

namespace HrBureau.Domain.Tests;

public class LadderTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void After_an_outage_overdue_rungs_collapse_into_the_current_one_and_nobody_is_rung_twice()
    {
        var story = new Story().Raised().Outage(TimeSpan.FromHours(3));
        var rung = story.Expects<IncidentEvent.RequestEscalated>();
        Assert.Equal((3, 4), (rung.Rung, rung.Turn));
        Assert.Equal([1, 2], rung.Collapsed);
        Assert.Equal(story.Rung().Distinct(), story.Rung());
    }

    [Fact]
    public void A_strike_with_nothing_due_yields_nothing() => Assert.Empty(new Story().Raised().Outage(TimeSpan.FromMinutes(1)).LastAct);

    [Fact]
    public void A_rung_that_finds_nobody_is_left_at_once()
    {
        var story = new Story().Raised();
        story.Do("system", new IncidentCommand.RecordUnmanned(story.LastNotice("agy-police")));
        Assert.Equal("agy-police", story.Expects<IncidentEvent.RungUnmanned>().Agency);
        var climbed = story.Expects<IncidentEvent.RequestEscalated>();
        Assert.Equal((1, true), (climbed.Rung, climbed.Unmanned));
    }

    [Fact]
    public void Two_requests_that_struck_together_at_a_post_where_nobody_is_both_climb_at_once()
    {
        var ask = new IncidentCommand.RaiseRequest(RequestKind.EarlyIntervention, "agy-police", "Please.");
        var story = new Story().IncidentReported().Verified().Held().Do("lead-yan", ask).Do("lead-yan", ask);
        story.FastForward(story.NextDue!.Value - story.Now);
        Assert.Equal(2, story.LastAct.Count(entry => entry.Event is IncidentEvent.RequestEscalated { Rung: 1 }));

        story.Do("system", new IncidentCommand.RecordUnmanned(story.LastNotice("agy-police")));

        Assert.All(story.State.Requests.Values, request => Assert.Equal(2, request.Rung));
        Assert.Equal(2, story.LastAct.Count(entry => entry.Event is IncidentEvent.RequestEscalated { Unmanned: true }));
        foreach (var notice in story.State.Notices.Values.Where(mark => mark.Owed is { Rung: 2, Post: "duty-commander" or Posts.LeaderOnDuty }).OrderBy(mark => mark.Owed.Post).Select(mark => mark.Owed.NoticeId).ToList())
        {
            Assert.All(story.State.Requests.Values, request => Assert.Equal(2, request.Rung));
            story.Do("system", new IncidentCommand.RecordUnmanned(notice));
            if (notice.Contains(Posts.LeaderOnDuty, StringComparison.Ordinal))
            {
                break;
            }
        }

        Assert.All(story.State.Requests.Values, request => Assert.Equal(3, request.Rung));
    }

    [Fact]
    public void A_request_that_rang_the_post_itself_waits_for_its_own_word()
    {
        var ask = new IncidentCommand.RaiseRequest(RequestKind.EarlyIntervention, "agy-police", "Please.");
        var story = new Story().IncidentReported().Verified().Held().Do("lead-yan", ask);
        var first = story.LastNotice("agy-police");
        story.FastForward(TimeSpan.FromMinutes(1)).Do("lead-yan", ask);
        story.Do("system", new IncidentCommand.RecordUnmanned(first));
        Assert.Single(story.LastAct, entry => entry.Event is IncidentEvent.RequestEscalated);
        Assert.Single(story.State.Requests.Values, request => request.Rung == 0);
        story.Do("system", new IncidentCommand.RecordUnmanned(Newest(story, Posts.Liaison)));
        Assert.All(story.State.Requests.Values, request => Assert.Equal(1, request.Rung));
    }

    [Fact]
    public void A_request_whose_louder_bell_was_heard_does_not_climb_when_another_finds_the_post_empty_later()
    {
        var ask = new IncidentCommand.RaiseRequest(RequestKind.EarlyIntervention, "agy-police", "Please.");
        var story = new Story().IncidentReported().Verified().Held().Do("lead-yan", ask).Do("lead-yan", ask).FastForward(TimeSpan.FromMinutes(7)).Do("lead-yan", ask);
        var third = story.Expects<IncidentEvent.RequestRaised>().RequestId;
        story.FastForward(TimeSpan.FromMinutes(9));
        Assert.Equal(2, story.State.Requests.Values.Count(request => request.Rung == 1));
        story.Do("system", new IncidentCommand.RecordDelivery(story.LastNotice("agy-police"), NoticeState.Seen, "police-deputy")).FastForward(TimeSpan.FromMinutes(7));
        Assert.All(story.State.Requests.Values, request => Assert.Equal(1, request.Rung));

        story.Do("system", new IncidentCommand.RecordUnmanned(story.LastNotice("agy-police")));

        Assert.Equal(third, story.Expects<IncidentEvent.RequestEscalated>().RequestId);
    }

    [Fact]
    public void A_signer_who_was_not_there_moves_no_ladder_of_the_addressee()
    {
        var story = new Story().Drafted();
        var signer = story.State.Notices.Values.First(mark => mark.Owed is { Kind: "request-drafted", Post: Posts.LeaderOnDuty }).Owed.NoticeId;
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId())).Do("system", new IncidentCommand.RecordUnmanned(signer));
        story.Expects<IncidentEvent.RungUnmanned>();
        story.ExpectsNo<IncidentEvent.RequestEscalated>();
    }

    [Fact]
    public void A_request_raised_by_who_signs_it_rings_its_addressee_and_asks_no_signature()
    {
        var story = new Story().IncidentReported().Verified().Held().Do("chief-zheng", new IncidentCommand.RaiseRequest(RequestKind.EarlyIntervention, "agy-police", "Please."));
        Assert.Equal(["agy-police/liaison/desk"], story.Rung());
    }

    [Fact]
    public void A_rung_with_one_of_two_posts_held_does_not_climb()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromMinutes(31));
        story.Do("system", new IncidentCommand.RecordUnmanned(story.LastNotice("agy-police")));
        story.Expects<IncidentEvent.RungUnmanned>();
        story.ExpectsNo<IncidentEvent.RequestEscalated>();
    }

    [Fact]
    public void The_last_rung_waits_for_its_turn_when_nobody_is_there()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromMinutes(61));
        var unmanned = story.State.Notices.Values.Where(mark => mark.Owed.Rung == 3).Select(mark => mark.Owed.NoticeId).ToList();
        Assert.NotEmpty(unmanned);
        foreach (var notice in unmanned)
        {
            story.Do("system", new IncidentCommand.RecordUnmanned(notice)).ExpectsNo<IncidentEvent.RequestEscalated>();
        }

        Assert.Equal(story.Request().RaisedAt!.Value.AddMinutes(90).AddMilliseconds(1), story.NextDue);
    }

    [Fact]
    public void An_answer_at_the_due_instant_is_in_time()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromMinutes(30));
        story.Do("police-fang", new IncidentCommand.AcknowledgeRequest(story.RequestId())).FastForward(Hour);
        Assert.DoesNotContain(story.History, entry => entry.Event is IncidentEvent.ClockMissed { Clock: "acknowledgement" });
        Assert.Equal(1, story.Count<IncidentEvent.RequestEscalated>());
    }

    [Fact]
    public void A_ladder_that_repeats_for_days_leaves_the_state_as_large_as_before()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromDays(2));
        var (early, size) = (story.State.Notices.Count, DomainJson.WriteState(story.State).Length);
        story.FastForward(TimeSpan.FromDays(3));

        Assert.True(story.Count<IncidentEvent.RequestEscalated>() > 150);
        Assert.Equal(early, story.State.Notices.Count);
        Assert.InRange(DomainJson.WriteState(story.State).Length, size, size + 200);
        var last = story.History.Last(entry => entry.Event is IncidentEvent.RequestEscalated).Version;
        Assert.All(Notices.Owed(story.State, story.History[(int)last - 1]), owed => Assert.True(story.State.Notices.ContainsKey(owed.NoticeId)));
    }

    [Fact]
    public void A_late_word_about_an_earlier_turn_is_recorded_and_changes_nothing_else()
    {
        var story = new Story().Raised().FastForward(Hour * 2);
        var turn = story.History.Last(entry => entry.Event is IncidentEvent.RequestEscalated);
        var owed = Notices.Owed(story.State, turn);
        var (desk, call) = (owed.First(o => o.Channel == NoticeChannel.Desk).NoticeId, owed.First(o => o.Channel == NoticeChannel.CallTask).NoticeId);
        var before = story.FastForward(Hour).State;

        Assert.Equal(desk, story.Do("system", new IncidentCommand.RecordDelivery(desk, NoticeState.Delivered)).Expects<IncidentEvent.NoticeDelivered>().NoticeId);
        Assert.Equal(call, story.Do("duty-zhou", new IncidentCommand.CompleteCallTask(call, CallResult.NoAnswer, story.Now)).Expects<IncidentEvent.CallTaskCompleted>().NoticeId);
        Assert.Empty(story.Do("system", new IncidentCommand.RecordUnmanned(desk)).LastAct);
        Assert.Equal(DomainJson.WriteState(before), DomainJson.WriteState(story.State with { Version = before.Version }));
        Assert.Equal(DomainJson.WriteState(story.State), DomainJson.WriteState(IncidentFold.Fold(story.History)));

        story.Refuses("system", new IncidentCommand.RecordDelivery(desk.Replace($"-{turn.Version}-", "-99999-", StringComparison.Ordinal), NoticeState.Delivered), RefusalCode.NoticeUnknown);
        story.Refuses("system", new IncidentCommand.RecordDelivery("ntc-inc-other-1-agy-hr-liaison-desk", NoticeState.Delivered), RefusalCode.NoticeUnknown);
        story.Refuses("duty-zhou", new IncidentCommand.CompleteCallTask(desk, CallResult.NoAnswer, story.Now), RefusalCode.NoticeUnknown);
    }

    [Fact]
    public void An_unsigned_draft_climbs_among_the_signers()
    {
        var story = new Story().Drafted().FastForward(TimeSpan.FromMinutes(11));
        Assert.Contains("agy-hr/bureau-head/call-task", story.Rung());
        story.Expects<IncidentEvent.SignatureSought>();
    }

    [Fact]
    public void An_incident_nobody_holds_climbs_inside_the_bureau_until_somebody_takes_charge()
    {
        var story = new Story().IncidentReported().FastForward(TimeSpan.FromMinutes(21));
        Assert.Equal(3, story.Count<IncidentEvent.HolderSought>());
        Assert.Contains("agy-hr/bureau-head/call-task", story.Rung());
        story.Held().FastForward(Hour);
        Assert.Equal(3, story.Count<IncidentEvent.HolderSought>());
    }

    [Fact]
    public void Taken_on_without_a_first_result_starts_the_result_ladder()
    {
        var story = new Story().Raised();
        story.Do("police-fang", new IncidentCommand.TakeOnRequest(story.RequestId(), 30)).FastForward(TimeSpan.FromHours(4));
        Assert.Equal(0, story.Count<IncidentEvent.RequestEscalated>());
        story.FastForward(TimeSpan.FromMinutes(1));
        Assert.Equal(LadderUse.Result, story.Expects<IncidentEvent.RequestEscalated>().Ladder);
        story.FastForward(TimeSpan.FromHours(2));
        Assert.Equal(3, story.Count<IncidentEvent.RequestEscalated>());
        story.Do("police-fang", new IncidentCommand.AnswerRequest(story.RequestId(), "Found.", "found")).FastForward(TimeSpan.FromHours(5));
        Assert.Equal(3, story.Count<IncidentEvent.RequestEscalated>());
    }

    [Fact]
    public void A_receipt_is_not_the_last_word()
    {
        var story = new Story().Raised();
        story.Do("police-fang", new IncidentCommand.AcknowledgeRequest(story.RequestId())).FastForward(TimeSpan.FromHours(4));
        Assert.Equal(0, story.Count<IncidentEvent.RequestEscalated>());
        story.FastForward(TimeSpan.FromMinutes(1));
        Assert.Equal(LadderUse.Result, story.Expects<IncidentEvent.RequestEscalated>().Ladder);
        story.Do("police-fang", new IncidentCommand.TakeOnRequest(story.RequestId())).FastForward(Hour);
        Assert.Equal(2, story.Count<IncidentEvent.RequestEscalated>());
        story.Do("police-fang", new IncidentCommand.SendBackRequest(story.RequestId(), "Nobody there.")).FastForward(TimeSpan.FromHours(5));
        Assert.Equal(2, story.Count<IncidentEvent.RequestEscalated>());
    }

    /// <summary>First results by kind, written down a second time: Tuesday 27 January 2026, 10:00. What is not urgent rings in working hours.</summary>
    [Theory]
    [InlineData(RequestKind.AssistInquiry, "agy-police", "police-fang", "2026-01-27T14:00:00+08:00")]
    [InlineData(RequestKind.OnSceneOrder, "agy-police", "police-fang", "2026-01-27T11:00:00+08:00")]
    [InlineData(RequestKind.JointInterview, "agy-housing", "housing-li", "2026-01-30T08:30:00+08:00")]
    [InlineData(RequestKind.ProjectFundsCheck, "agy-housing", "housing-li", "2026-02-02T08:30:00+08:00")]
    [InlineData(RequestKind.EmergencyFund, "agy-finance", "finance-qian", "2026-01-30T08:30:00+08:00")]
    [InlineData(RequestKind.LegalAid, "agy-union", "union-duty", "2026-02-02T08:30:00+08:00")]
    [InlineData(RequestKind.LegalAid, "agy-legal-aid", "aid-yuan", "2026-02-02T08:30:00+08:00")]
    public void Each_kind_that_was_taken_on_and_brings_no_result_is_chased(RequestKind kind, string to, string officer, string due)
    {
        var at = DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture);
        var story = new Story().IncidentReported().Verified().Held().At(Story.Morning.AddHours(1)).Do("lead-yan", new IncidentCommand.RaiseRequest(kind, to, "Please."));
        story.Do(officer, new IncidentCommand.TakeOnRequest(story.RequestId())).FastForward(at - story.Now);
        Assert.Equal(0, story.Count<IncidentEvent.RequestEscalated>());
        story.FastForward(TimeSpan.FromMinutes(1));
        Assert.Equal(1, story.Count<IncidentEvent.RequestEscalated>());
        story.FastForward(TimeSpan.FromDays(1));
        Assert.True(kind is RequestKind.AssistInquiry or RequestKind.OnSceneOrder || Hours(story).All(hour => hour is >= 8 and <= 17), string.Join(' ', Hours(story)));
        Assert.All(story.History.Select(entry => entry.Event).OfType<IncidentEvent.RequestEscalated>(), rung => Assert.Equal(LadderUse.Result, rung.Ladder));
    }

    [Theory]
    [InlineData(RequestKind.EarlyIntervention, "agy-police", "house-liaison-reply")]
    [InlineData(RequestKind.OnSceneOrder, "agy-police", "house-scene-reply")]
    [InlineData(RequestKind.JointInterview, "agy-housing", "house-interview-reply")]
    [InlineData(RequestKind.LegalAid, "agy-union", "house-working-day-reply")]
    public void The_time_for_an_answer_quotes_the_rule_of_its_kind(RequestKind kind, string to, string statute)
    {
        var story = new Story().IncidentReported().Verified().Held().Do("lead-yan", new IncidentCommand.RaiseRequest(kind, to, "Please."));
        var clock = Assert.Single(Clocks.Of(story.State, TestKit.Demo.Mechanism, TestKit.Demo.Calendar, story.Now), clock => clock.Name == "acknowledgement");
        Assert.Equal(statute, clock.Basis);
        Assert.Equal(statute, Step(story, NextStepCodes.AwaitAnswer).Basis);
        story.FastForward(TimeSpan.FromDays(3));
        Assert.Equal(statute, Step(story, NextStepCodes.PhoneAgency).Basis);
    }

    /// <summary>The addressed agency was told a time; what becomes of the grade afterwards does not move it.</summary>
    [Fact]
    public void Its_times_stay_those_that_were_told_when_the_grade_is_struck_out()
    {
        var story = new Story().IncidentReported(3).Held().Do("duty-zhou", new IncidentCommand.VerifyReport(161));
        var graded = story.LastAct[0].Version;
        story.Do("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.EarlyIntervention, "agy-police", "Please."));
        var told = story.Request().AnswerBy;
        story.Do("duty-zhou", new IncidentCommand.VoidEntry(graded, "By mistake."));
        Assert.NotEqual(Grade.Major, story.State.Grade.Value);

        var ladder = Assert.Single(Ladders.Of(story.State, story.Mechanism), ladder => ladder.Use == LadderUse.Answer);
        Assert.Equal(told, Ladders.AnswerBy(ladder.Run, ladder.Row, story.Mechanism.Hours, TestKit.Demo.Calendar));
    }

    /// <summary>An answer after its time, while nobody watched, stops its ladder; that it was late is said all the same.</summary>
    [Fact]
    public void A_late_answer_that_overtook_the_strike_is_a_miss_all_the_same()
    {
        var story = new Story().Raised();
        story.At(story.Request().AnswerBy!.Value.AddMinutes(5)).Do("police-fang", new IncidentCommand.AcknowledgeRequest(story.RequestId()));
        story.FastForward(TimeSpan.FromMinutes(1));

        var miss = Assert.Single(story.History.Select(entry => entry.Event).OfType<IncidentEvent.ClockMissed>());
        Assert.Equal("acknowledgement", miss.Clock);
        Assert.Equal(0, story.Count<IncidentEvent.RequestEscalated>());
        Assert.Contains(Clocks.Of(story.State, story.Mechanism, TestKit.Demo.Calendar, story.Now), clock => clock is { Name: "acknowledgement", State: ClockState.Missed, How.MetAt: not null });
    }

    [Fact]
    public void A_miss_rings_the_post_of_its_own_row()
    {
        var mechanism = TestKit.Demo.Mechanism;
        var scene = mechanism.Clocks.First(row => row is { Name: "first-result", Kind: RequestKind.OnSceneOrder });
        var changed = mechanism with { Clocks = mechanism.Clocks.Replace(scene, scene with { OnMiss = Posts.BureauHead }) };
        var story = new Story(changed).IncidentReported().Verified().Held().Do("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.OnSceneOrder, "agy-police", "Please."));
        story.Do("police-fang", new IncidentCommand.AcknowledgeRequest(story.RequestId())).FastForward(TimeSpan.FromMinutes(61));
        Assert.Contains("agy-hr/bureau-head/desk", story.History.Where(entry => entry.Event is IncidentEvent.ClockMissed).SelectMany(entry => entry.Event.Rings ?? []).Select(ring => $"{ring.Agency}/{ring.Post}/{WireWord.Of(ring.Channel)}"));
    }

    [Fact]
    public void At_a_major_incident_the_answer_is_due_in_half_the_time()
    {
        var story = new Story().IncidentReported(120).Verified(120).Held().BossNamed();
        story.Fails().FastForward(TimeSpan.FromMinutes(30)).Fails(ContactChannel.HomeVisit).Fails();
        story.Do("lead-yan", new IncidentCommand.ApproveRequest(story.RequestId()));
        Assert.Equal(story.Now.AddMinutes(15), story.Request().AnswerBy);
    }

    [Fact]
    public void The_end_of_the_response_stops_every_ladder_and_lists_what_stays_open()
    {
        var story = new Story().Raised();
        story.Do("lead-yan", new IncidentCommand.EndResponse("People have left."));
        Assert.Equal("agy-police/liaison", story.Expects<IncidentEvent.ResponseEnded>().StaysOpen[story.RequestId()]);
        story.FastForward(TimeSpan.FromDays(1));
        Assert.Equal(0, story.Count<IncidentEvent.RequestEscalated>());
        Assert.Null(story.NextDue);
    }

    [Fact]
    public void A_drill_ends_itself_after_its_lifetime()
    {
        var story = new Story().Do("system", StoryActs.Report(46) with { DrillScale = 60 }).Outage(TimeSpan.FromHours(73));
        Assert.True(story.Expects<IncidentEvent.ResponseEnded>().ByRule);
        Assert.Null(story.NextDue);
    }

    private static List<int> Hours(Story story) =>
        [.. story.History.Where(entry => entry.Event is IncidentEvent.RequestEscalated).Select(entry => CountyTime.ToLocal(entry.RecordedAt).Hour)];

    private static NextStep Step(Story story, string code) => Assert.Single(NextSteps.Of(story.State, TestKit.Demo.Mechanism, TestKit.Demo.Calendar, story.Now), step => step.Code == code);

    private static string Newest(Story story, string post) => story.State.Notices.Values.Where(mark => mark.Owed.Post == post).MaxBy(mark => mark.Owed.Version)!.Owed.NoticeId;
}
