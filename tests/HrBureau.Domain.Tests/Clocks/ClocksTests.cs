using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public class ClocksTests
{
    private static readonly ClockRow InDays = new(
        "ten-days", new("ten", "ten"), "decree-724-41", ClockStart.RequestRaised, ClockStop.RequestAnswered, new(ClockUnit.WorkingDays, 10), null, Grade.General, TimeSpan.FromDays(1), "leader-on-duty", new(2020, 1, 1), null);

    [Fact]
    public void Working_days_skip_the_holiday_and_count_the_make_up_days_and_say_so()
    {
        var clock = Clock(new DateTimeOffset(2026, 9, 30, 10, 0, 0, TimeSpan.FromHours(8)), InDays);
        Assert.Equal(CountyTime.EndOf(new DateOnly(2026, 10, 20)), clock.DueAt);
        Assert.Contains(new DateOnly(2026, 10, 10), clock.How.MakeUpDays);
        Assert.Contains(new DateOnly(2026, 10, 1), clock.How.HolidaysSkipped);
        Assert.Equal(ClockState.Running, clock.State);
    }

    [Fact]
    public void A_year_without_a_calendar_is_said_and_never_guessed()
    {
        var clock = Clock(new DateTimeOffset(2026, 12, 28, 10, 0, 0, TimeSpan.FromHours(8)), InDays);
        Assert.Equal((ClockState.CalendarNotPublished, null, 2027), (clock.State, clock.DueAt, clock.How.MissingYear));
    }

    [Fact]
    public void A_row_counts_only_from_its_first_day_and_grade()
    {
        var at = new DateTimeOffset(2026, 9, 30, 10, 0, 0, TimeSpan.FromHours(8));
        Assert.Empty(All(at, InDays with { ValidFrom = new(2026, 10, 1) }));
        Assert.Empty(All(at, InDays with { FromGrade = Grade.Major }));
        Assert.Single(All(at, InDays with { FromGrade = Grade.Larger }));
    }

    [Fact]
    public void Once_the_response_has_ended_what_still_ran_is_suspended()
    {
        var story = new Story().Raised().Do("lead-yan", new IncidentCommand.EndResponse("Over."));
        Assert.Contains(Domain.Clocks.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now), clock => clock is { Name: "first-result", State: ClockState.Suspended });
    }

    [Fact]
    public void The_paper_of_an_oral_approval_is_owed_beyond_the_end_of_the_response()
    {
        var story = new Story().Drafted();
        story.Do("duty-zhou", new IncidentCommand.ApproveRequest(story.RequestId(), new OralApproval("lead-yan", story.Now))).Do("lead-yan", new IncidentCommand.EndResponse("Over."));
        story.FastForward(TimeSpan.FromHours(48));
        Assert.Equal(["oral-approval-paper"], story.History.Select(entry => entry.Event).OfType<IncidentEvent.ClockMissed>().Select(missed => missed.Clock));
        Assert.Equal("oral-approval-paper", Domain.Clocks.Pressing(story.State, Now(story))?.Name);
        story.Refuses("lead-yan", new IncidentCommand.Close("Done."), RefusalCode.PaperOwed);
        Assert.Equal("house-oral-approval", story.LastRefusal!.Basis);
        story.Do("duty-zhou", new IncidentCommand.FileRequestPaper(story.RequestId(), "No. 1")).Do("lead-yan", new IncidentCommand.Close("Done."));
    }

    [Fact]
    public void A_paper_owed_keeps_its_time_when_the_incident_goes_on()
    {
        var story = new Story().Drafted();
        var due = story.Now.AddHours(24);
        story.Do("duty-zhou", new IncidentCommand.ApproveRequest(story.RequestId(), new OralApproval("lead-yan", story.Now))).Do("lead-yan", new IncidentCommand.EndResponse("Over."));
        story.FastForward(TimeSpan.FromHours(2)).Do("lead-yan", new IncidentCommand.Reopen("They are back."));
        Assert.Equal(due, Assert.Single(Now(story), clock => clock.Name == "oral-approval-paper").DueAt);
    }

    [Fact]
    public void Long_after_the_end_of_the_response_nothing_has_become_late()
    {
        var summons = new Summons(Story.Morning.AddHours(5), "Room 203");
        var story = new Story().Raised();
        story.Do("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Sms, StoryActs.BossPhone, ContactResult.Delivered, story.Now, Summons: summons));
        story.Do("duty-zhou", new IncidentCommand.HandOver("duty-lu", "Summary.")).Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromDays(3));
        var clocks = Now(story);
        Assert.Equal(["acknowledgement", "first-result", "written-reply", "hand-over", "summons"], clocks.Select(clock => clock.Name));
        Assert.All(clocks, clock => Assert.Equal(ClockState.Suspended, clock.State));
    }

    [Fact]
    public void A_summons_runs_however_often_he_is_called_meanwhile()
    {
        var summons = new Summons(Story.Morning.AddHours(5), "Room 203");
        var story = new Story().Raised();
        story.Do("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Sms, StoryActs.BossPhone, ContactResult.Delivered, story.Now, Summons: summons));
        for (var call = 0; call < 2 * PersonLedger.KeptAttempts; call++)
        {
            story.Fails();
        }

        Assert.Contains(Now(story), clock => clock.Name == "summons" && clock.DueAt == summons.At);
    }

    [Fact]
    public void A_summons_may_be_sent_again_as_often_as_one_likes()
    {
        var summons = new Summons(Story.Morning.AddHours(5), "Room 203");
        var story = new Story().Raised();
        for (var sent = 0; sent < 2 * PersonLedger.KeptAttempts; sent++)
        {
            story.Do("duty-zhou", new IncidentCommand.RecordContactAttempt(StoryActs.Boss, ContactChannel.Sms, StoryActs.BossPhone, ContactResult.Delivered, story.Now, Summons: summons));
        }

        Assert.Equal(PersonLedger.KeptAttempts, story.State.Ledgers[StoryActs.Boss].Attempts.Count);
        Assert.Contains(Now(story), clock => clock.Name == "summons" && clock.DueAt == summons.At);
    }

    [Fact]
    public void What_was_missed_before_the_end_stays_missed()
    {
        var story = new Story().Raised().FastForward(TimeSpan.FromMinutes(31)).Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromDays(1));
        Assert.Equal(ClockState.Missed, Assert.Single(Now(story), clock => clock.Name == "acknowledgement").State);
    }

    [Fact]
    public void Reopened_the_clocks_that_still_ran_have_their_whole_time_again()
    {
        var story = new Story().Raised().Do("duty-zhou", new IncidentCommand.HandOver("duty-lu", "Summary.")).Do("lead-yan", new IncidentCommand.EndResponse("Over."));
        story.FastForward(TimeSpan.FromDays(2)).Do("lead-yan", new IncidentCommand.Reopen("They are back."));
        var again = story.Now;
        Assert.Empty(story.Do("system", new IncidentCommand.StrikeClock()).LastAct);
        Assert.Equal(again.AddMinutes(30), story.Request().AnswerBy);
        Assert.Equal(
            [("acknowledgement", again.AddMinutes(30)), ("first-result", again.AddHours(4)), ("written-reply", again.AddHours(24)), ("hand-over", again.AddMinutes(30))],
            Now(story).Select(clock => (clock.Name, clock.DueAt!.Value)));
        story.FastForward(TimeSpan.FromMinutes(30));
        Assert.Equal(0, story.Count<IncidentEvent.ClockMissed>());
        story.FastForward(TimeSpan.FromMinutes(1));
        Assert.Equal(2, story.Count<IncidentEvent.ClockMissed>());
    }

    [Fact]
    public void An_entry_of_reopening_from_before_gives_as_long_again()
    {
        var story = new Story().Raised().Do("lead-yan", new IncidentCommand.EndResponse("Over.")).FastForward(TimeSpan.FromDays(2));
        var old = new RecordedEvent(story.State.Version + 1, new IncidentEvent.IncidentReopened("Back."), story.Now, story.Now, "lead-yan", "agy-hr", "old");
        Assert.Equal(story.Now.AddMinutes(30), Assert.Single(IncidentFold.Fold(story.State, [old]).Requests).Value.AnswerBy);
    }

    [Fact]
    public void What_was_answered_before_the_end_is_not_asked_again()
    {
        var story = new Story().Raised();
        story.Do("police-fang", new IncidentCommand.AnswerRequest(story.RequestId(), "Found.")).Do("lead-yan", new IncidentCommand.EndResponse("Over."));
        story.FastForward(TimeSpan.FromDays(2)).Do("lead-yan", new IncidentCommand.Reopen("They are back."));
        Assert.All(Now(story).Where(clock => clock.Subject == story.State.Requests.Keys.First()), clock => Assert.Equal((ClockState.Met, story.State.Requests.Values.First().RaisedAt), (clock.State, clock.StartedAt)));
    }

    [Fact]
    public void A_row_of_the_kind_goes_before_one_for_all_kinds_and_then_the_highest_grade()
    {
        var at = new DateTimeOffset(2026, 9, 30, 10, 0, 0, TimeSpan.FromHours(8));
        var all = InDays with { Length = new(ClockUnit.ClockHours, 60), WarnBefore = null };
        ClockRow[] rows = [all, all with { Kind = RequestKind.AssistInquiry, Length = new(ClockUnit.ClockHours, 20) }, all with { FromGrade = Grade.Larger, Length = new(ClockUnit.ClockHours, 40) }, all with { Kind = RequestKind.LegalAid, FromGrade = Grade.Larger }];
        Assert.Equal(at.AddMinutes(20), Assert.Single(All(at, rows)).DueAt);
        Assert.Equal(at.AddMinutes(40), Assert.Single(All(at, [rows[0], rows[2], rows[3]])).DueAt);
    }

    [Fact]
    public void A_drill_says_when_it_ends_by_itself_and_by_which_article()
    {
        var story = new Story().Do("system", StoryActs.Report(46) with { DrillScale = 60 });
        var end = Assert.Single(Now(story), clock => clock.Name == "drill-end");
        Assert.Equal((Story.Morning, Story.Morning.AddHours(72), "house-drill"), (end.StartedAt, end.DueAt, end.Basis));
        Assert.NotNull(Demo.Mechanism.Statute(end.Basis));
        story.FastForward(TimeSpan.FromHours(73));
        Assert.Equal((Phase.Ended, end.DueAt), (story.State.Phase, story.State.PhaseSince));
        Assert.DoesNotContain(Now(story), clock => clock.Name == "drill-end");
        Assert.DoesNotContain(Now(new Story().IncidentReported()), clock => clock.Name == "drill-end");
    }

    private static IReadOnlyList<RunningClock> Now(Story story) => Domain.Clocks.Of(story.State, Demo.Mechanism, Demo.Calendar, story.Now);

    private static RunningClock Clock(DateTimeOffset at, ClockRow row) => Assert.Single(All(at, row));

    private static List<RunningClock> All(DateTimeOffset at, params ClockRow[] rows)
    {
        var story = new Story().IncidentReported().Held().At(at).Do("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.AssistInquiry, "agy-police", "Please."));
        return [.. Domain.Clocks.Of(story.State, Demo.Mechanism with { Clocks = [.. rows] }, Demo.Calendar, at).Where(clock => clock.Name == InDays.Name)];
    }
}
