using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public sealed class CountyTimeTests
{
    private static CountyHours Hours => Demo.Mechanism.Hours;

    [Theory]
    [InlineData(6, 59, true)]
    [InlineData(7, 0, false)]
    [InlineData(21, 59, false)]
    [InlineData(22, 0, true)]
    [InlineData(0, 0, true)]
    public void Night_is_outside_the_hours_of_the_day(int hour, int minute, bool night) =>
        Assert.Equal(night, CountyTime.IsNight(At(27, hour, minute).ToUniversalTime(), Hours));

    [Fact]
    public void The_county_is_eight_hours_ahead_and_its_day_begins_at_its_midnight()
    {
        var late = new DateTimeOffset(2026, 1, 26, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTime(2026, 1, 27), CountyTime.ToLocal(late));
        Assert.Equal(new DateOnly(2026, 1, 27), CountyTime.DayOf(late));
        Assert.Equal(late, CountyTime.FromLocal(new DateTime(2026, 1, 27)));
        Assert.Equal(late.AddMilliseconds(-1), CountyTime.EndOf(new(2026, 1, 26)));
        Assert.Equal(TimeSpan.FromHours(8), CountyTime.To(late).Offset);
    }

    [Fact]
    public void The_offset_is_that_of_the_time_zone_database()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        for (var day = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc); day.Year < 2030; day = day.AddDays(1))
        {
            Assert.Equal(CountyTime.Offset, zone.GetUtcOffset(day));
        }
    }

    [Fact]
    public void A_rung_outside_working_hours_waits_for_the_next_ones()
    {
        Assert.Equal(At(27, 10, 0), CountyTime.NextWorkingInstant(At(27, 10, 0), Hours, Demo.Calendar));
        Assert.Equal(At(27, 8, 30), CountyTime.NextWorkingInstant(At(27, 3, 0), Hours, Demo.Calendar));
        Assert.Equal(At(28, 8, 30), CountyTime.NextWorkingInstant(At(27, 17, 30), Hours, Demo.Calendar));
        Assert.Equal(At(27, 17, 29), CountyTime.NextWorkingInstant(At(27, 17, 29), Hours, Demo.Calendar));
        Assert.Equal(Feb(24, 8, 30), CountyTime.NextWorkingInstant(Feb(14, 18, 0), Hours, Demo.Calendar));
        Assert.Equal(Feb(14, 9, 0), CountyTime.NextWorkingInstant(Feb(14, 9, 0), Hours, Demo.Calendar));
    }

    [Fact]
    public void In_a_year_that_is_not_published_every_day_is_rung_on()
    {
        var sunday = new DateTimeOffset(2027, 1, 3, 10, 0, 0, CountyTime.Offset);
        Assert.Equal(sunday, CountyTime.NextWorkingInstant(sunday, Hours, Demo.Calendar));
    }

    /// <summary>Offices work from 08:30 to 17:30; 2026-02-14 is a make-up Saturday, then Spring Festival until the 23rd; 2027 is not published.</summary>
    [Theory]
    [InlineData("2026-01-27 10:00", 120, "2026-01-27 12:00")]
    [InlineData("2026-01-27 16:40", 60, "2026-01-28 08:40")]
    [InlineData("2026-01-27 16:40", 120, "2026-01-28 09:40")]
    [InlineData("2026-01-27 16:40", 240, "2026-01-28 11:40")]
    [InlineData("2026-01-27 16:30", 60, "2026-01-28 08:30")]
    [InlineData("2026-01-27 23:00", 120, "2026-01-28 10:30")]
    [InlineData("2026-01-27 06:00", 0, "2026-01-27 08:30")]
    [InlineData("2026-01-30 16:40", 120, "2026-02-02 09:40")]
    [InlineData("2026-01-27 09:00", 1080, "2026-01-29 09:00")]
    [InlineData("2026-02-13 17:00", 60, "2026-02-14 09:00")]
    [InlineData("2026-02-14 17:00", 60, "2026-02-24 09:00")]
    [InlineData("2027-01-09 17:00", 60, "2027-01-10 09:00")]
    public void Working_time_passes_in_working_hours_only(string start, int minutes, string end)
    {
        Assert.Equal(Read(end), CountyTime.AddWorkingTime(Read(start), TimeSpan.FromMinutes(minutes), Hours, Demo.Calendar));
        Assert.Equal(TimeSpan.FromMinutes(minutes), CountyTime.WorkingTimeBetween(Read(start), Read(end), Hours, Demo.Calendar));
    }

    [Theory]
    [InlineData("2026-02-02", 15)]
    [InlineData("2026-02-17", 0)]
    [InlineData("2025-01-28", 1)]
    [InlineData("2026-02-18", 353)]
    public void Days_to_the_next_spring_festival_are_known(string day, int days) =>
        Assert.Equal(days, CountyTime.DaysToSpringFestival(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));

    private static DateTimeOffset Read(string local) =>
        CountyTime.FromLocal(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 1, day, hour, minute, 0, CountyTime.Offset);

    private static DateTimeOffset Feb(int day, int hour, int minute) => new(2026, 2, day, hour, minute, 0, CountyTime.Offset);
}
