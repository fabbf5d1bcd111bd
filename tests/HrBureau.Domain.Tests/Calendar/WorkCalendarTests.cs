using FsCheck;
using FsCheck.Fluent;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Domain.Tests;

public sealed class WorkCalendarTests
{
    [Theory]
    [InlineData("2024-02-08", 5, "2024-02-21")]
    [InlineData("2024-09-27", 5, "2024-10-10")]
    [InlineData("2025-01-24", 5, "2025-02-07")]
    [InlineData("2025-09-26", 5, "2025-10-10")]
    [InlineData("2025-09-30", 3, "2025-10-11")]
    [InlineData("2025-11-03", 60, "2026-01-27")]
    [InlineData("2025-12-30", 5, "2026-01-07")]
    [InlineData("2026-01-26", 5, "2026-02-02")]
    [InlineData("2026-01-26", 60, "2026-04-27")]
    [InlineData("2026-01-26", 90, "2026-06-10")]
    [InlineData("2026-02-02", 20, "2026-03-06")]
    [InlineData("2026-02-02", 40, "2026-04-03")]
    [InlineData("2026-02-13", 5, "2026-02-27")]
    [InlineData("2026-02-13", 7, "2026-03-02")]
    [InlineData("2026-04-30", 5, "2026-05-11")]
    [InlineData("2026-09-24", 5, "2026-10-09")]
    [InlineData("2026-09-30", 10, "2026-10-20")]
    [InlineData("2026-02-27", 5, "2026-03-05")]
    [InlineData("2026-02-14", 10, "2026-03-06")]
    public void Working_days_end_where_the_published_calendar_says(string start, int days, string end) =>
        Assert.Equal(On(end), Assert.IsType<CalendarAnswer.Ends>(Demo.Calendar.AddWorkingDays(On(start), days)).Day);

    [Fact]
    public void A_make_up_day_that_counted_and_a_holiday_that_did_not_are_shown()
    {
        var ends = Assert.IsType<CalendarAnswer.Ends>(Demo.Calendar.AddWorkingDays(new(2025, 12, 30), 5));
        Assert.Equal([new(2026, 1, 4)], ends.MakeUpDaysUsed);
        Assert.Equal([new(2026, 1, 1), new(2026, 1, 2)], ends.HolidaysSkipped);
    }

    [Fact]
    public void A_year_that_is_not_loaded_is_said_to_be_so()
    {
        Assert.Equal(new CalendarAnswer.NotPublished(2027), Demo.Calendar.AddWorkingDays(new(2026, 12, 30), 2));
        Assert.IsType<CalendarAnswer.Ends>(Demo.Calendar.AddWorkingDays(new(2026, 12, 30), 1));
        Assert.Equal(new CalendarAnswer.NotPublished(2027), Demo.Calendar.AddWorkingDays(new(2027, 3, 1), 1));
        Assert.Equal(new CalendarAnswer.NotPublished(2023), Demo.Calendar.AddWorkingDays(new(2023, 12, 28), 1));
        Assert.Equal(new CalendarAnswer.NotPublished(2027), Demo.Calendar.RollOver(new(2027, 1, 1)));
        Assert.Equal(new CalendarAnswer.NotPublished(2027), Demo.Calendar.AddCalendarDays(new(2026, 12, 20), 30));
        Assert.Equal(DayKind.NotPublished, Demo.Calendar.KindOf(new(2027, 5, 12)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Demo.Calendar.IsWorkingDay(new(2027, 5, 12)));
        Assert.Equal([2024, 2025, 2026], Demo.Calendar.Years);
    }

    [Theory]
    [InlineData("2026-02-03", 3, "2026-02-06")]
    [InlineData("2026-02-05", 3, "2026-02-09")]
    [InlineData("2026-02-11", 3, "2026-02-14")]
    [InlineData("2026-02-12", 3, "2026-02-24")]
    [InlineData("2026-01-28", 30, "2026-02-27")]
    public void Calendar_days_roll_over_to_the_next_working_day_at_the_end(string start, int days, string end) =>
        Assert.Equal(On(end), Assert.IsType<CalendarAnswer.Ends>(Demo.Calendar.AddCalendarDays(On(start), days)).Day);

    [Fact]
    public void A_later_years_notice_moves_days_of_the_december_before()
    {
        var next = new CalendarYear(2027, [new DateOnly(2026, 12, 31)], [new DateOnly(2026, 12, 26)], "test", "2026-12");
        var calendar = new WorkCalendar([Read2026(), next]);
        Assert.False(calendar.IsWorkingDay(new(2026, 12, 31)));
        Assert.True(calendar.IsWorkingDay(new(2026, 12, 26)));
        Assert.True(Demo.Calendar.IsWorkingDay(new(2026, 12, 31)));
    }

    [Fact]
    public void A_count_ends_on_a_working_day_and_passes_exactly_as_many()
    {
        var first = new DateOnly(2024, 1, 1);
        var cases = Gen.Choose(0, 900).SelectMany(_ => Gen.Choose(0, 120), (start, days) => (Start: first.AddDays(start), Days: days)).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(cases, at =>
        {
            var counted = Demo.Calendar.AddWorkingDays(at.Start, at.Days);
            if (counted is not CalendarAnswer.Ends ends)
            {
                return counted == new CalendarAnswer.NotPublished(2027);
            }

            var passed = Enumerable.Range(1, ends.Day.DayNumber - at.Start.DayNumber).Count(n => Demo.Calendar.IsWorkingDay(at.Start.AddDays(n)));
            return passed == at.Days && (at.Days == 0 ? ends.Day == at.Start : Demo.Calendar.IsWorkingDay(ends.Day));
        }));
    }

    [Fact]
    public void Counting_in_two_parts_ends_where_counting_at_once_does()
    {
        var first = new DateOnly(2024, 1, 1);
        var cases = Gen.Choose(0, 700).SelectMany(_ => Gen.Choose(0, 3600), (start, both) => (Start: first.AddDays(start), A: both / 60, B: both % 60)).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(cases, at =>
            Demo.Calendar.AddWorkingDays(at.Start, at.A) is CalendarAnswer.Ends half
            && Demo.Calendar.AddWorkingDays(at.Start, at.A + at.B) is CalendarAnswer.Ends whole
            && Demo.Calendar.AddWorkingDays(half.Day, at.B) is CalendarAnswer.Ends rest
            && rest.Day == whole.Day));
    }

    private static DateOnly On(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static CalendarYear Read2026() => new(2026, [], [], "test", "2025-11");
}
