using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public class ClocksTests
{
    private static readonly ClockRow InDays = new(
        "ten-days", new("ten", "ten"), "decree-724-41", ClockStart.RequestRaised, ClockStop.RequestAnswered, new(ClockUnit.WorkingDays, 10), null, Grade.General, false, TimeSpan.FromDays(1), "leader-on-duty", new(2020, 1, 1), null);

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

    private static RunningClock Clock(DateTimeOffset at, ClockRow row) => Assert.Single(All(at, row));

    private static List<RunningClock> All(DateTimeOffset at, ClockRow row)
    {
        var story = new Story().IncidentReported().Held().At(at).Do("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.AssistInquiry, "agy-police", "Please."));
        return [.. Domain.Clocks.Of(story.State, Demo.Mechanism with { Clocks = [row] }, Demo.Calendar, at).Where(clock => clock.Name == row.Name)];
    }
}
