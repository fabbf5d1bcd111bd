using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>A joint interview is asked for on Tuesday 2026-01-27 at 16:40; offices close at 17:30 and open at 08:30. The answer is due in two hours of work.</summary>
public class WorkingHoursLadderTests
{
    [Fact]
    public void The_answer_is_due_after_two_working_hours() => Assert.Equal(Local(28, 9, 40), Asked().Request().AnswerBy);

    [Theory]
    [InlineData(0, 27, 16, 40)]
    [InlineData(1, 28, 8, 40)]
    [InlineData(2, 28, 9, 40)]
    [InlineData(3, 28, 11, 40)]
    [InlineData(4, 28, 13, 40)]
    [InlineData(6, 29, 8, 40)]
    public void Rungs_and_repeats_count_working_time(int firing, int day, int hour, int minute)
    {
        var story = Asked();
        var ladder = Ladders.Of(story.State, Demo.Mechanism).Single(ladder => ladder.Use == LadderUse.Answer);
        Assert.Equal(Local(day, hour, minute), Ladders.TimeOf(ladder.Run, ladder.Row, firing, Demo.Mechanism.Hours, Demo.Calendar));
        Assert.Equal(firing == 0 ? null : Local(day, hour, minute), Struck(story).ElementAtOrDefault(firing - 1));
    }

    [Fact]
    public void A_rung_keeps_the_time_at_which_it_struck_and_one_that_was_passed_over_that_of_the_one_above()
    {
        var night = Local(27, 23, 0);
        var story = Asked(at: night);
        Assert.Equal([night], story.Request().Ladder!.Struck);

        story.FastForward(TimeSpan.FromDays(2));
        var struck = story.History.Where(entry => entry.Event is IncidentEvent.RequestEscalated { Ladder: LadderUse.Answer, Turn: 1 }).Select(entry => entry.RecordedAt);
        Assert.Equal([night, .. struck], story.Request().Ladder!.Struck);

        var late = Asked(at: night).Outage(TimeSpan.FromHours(41));
        Assert.Equal([night, .. Enumerable.Repeat(Local(29, 16, 0), late.Request().Ladder!.Rung)], late.Request().Ladder!.Struck);
    }

    [Fact]
    public void Asked_for_by_tomorrow_noon_its_rungs_divide_the_working_time_until_then()
    {
        var story = Asked(Local(28, 12, 0));
        Assert.Equal(Local(28, 12, 0), story.Request().AnswerBy);
        Assert.Equal([Local(28, 9, 50), Local(28, 12, 0), Local(28, 16, 20)], Struck(story).Take(3));
    }

    [Fact]
    public void Asked_for_by_tonight_its_rungs_take_their_usual_time() =>
        Assert.Equal([Local(28, 9, 30), Local(28, 10, 30)], Struck(Asked(Local(27, 21, 0), Local(27, 18, 0))).Take(2));

    [Fact]
    public void Reopened_it_takes_its_two_working_hours_again()
    {
        var story = Asked().At(Local(27, 17, 0));
        story.Do("lead-yan", new IncidentCommand.EndResponse("Over.")).At(Local(28, 10, 0)).Do("lead-yan", new IncidentCommand.Reopen("They are back."));
        Assert.Equal(Local(28, 12, 0), story.Request().AnswerBy);
        Assert.Equal([Local(28, 11, 0), Local(28, 12, 0)], Struck(story).Take(2));
    }

    [Fact]
    public void At_night_a_post_that_nobody_holds_is_recorded_and_rings_nobody_instead()
    {
        var story = new Story().IncidentReported().Verified().Held().At(Local(27, 23, 0)).Do("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.LegalAid, "agy-legal-aid", "Please."));
        story.Do("system", new IncidentCommand.RecordUnmanned(story.LastNotice("agy-legal-aid")));
        story.Expects<IncidentEvent.RungUnmanned>();
        story.ExpectsNo<IncidentEvent.RequestEscalated>();
        Assert.Equal(Local(28, 12, 30), Struck(story)[0]);
    }

    [Fact]
    public void In_working_hours_a_post_that_nobody_holds_is_left_at_once()
    {
        var story = Asked();
        story.Do("system", new IncidentCommand.RecordUnmanned(story.LastNotice("agy-housing"))).Expects<IncidentEvent.RequestEscalated>();
    }

    private static Story Asked(DateTimeOffset? answerBy = null, DateTimeOffset? at = null) => new Story().IncidentReported().Verified().Held().At(at ?? Local(27, 16, 40))
        .Do("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.JointInterview, "agy-housing", "Please come.", AnswerBy: answerBy));

    /// <summary>Instants at which the answer ladder strikes, less the millisecond by which an answer at the instant is in time.</summary>
    private static List<DateTimeOffset?> Struck(Story story)
    {
        story.FastForward(TimeSpan.FromDays(2));
        return [.. story.History.Where(entry => entry.Event is IncidentEvent.RequestEscalated { Ladder: LadderUse.Answer }).Select(entry => (DateTimeOffset?)entry.RecordedAt.AddMilliseconds(-1))];
    }

    private static DateTimeOffset Local(int day, int hour, int minute) => new(2026, 1, day, hour, minute, 0, CountyTime.Offset);
}
