using System.Text;
using HrBureau.Domain;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>A roster as other calendars read it.</summary>
public sealed class RosterCalendarTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 27, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_night_shift_begins_on_its_first_day_and_repeats_until_its_last()
    {
        var lines = Lines(Row() with { ValidTo = new DateOnly(2026, 2, 1) });

        Assert.Contains("DTSTART;TZID=Asia/Shanghai:20260102T203000", lines);
        Assert.Contains("DURATION:PT720M", lines);
        Assert.Contains("RRULE:FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20260201T123000Z", lines);
        Assert.Contains("DTSTAMP:20260127T000000Z", lines);
    }

    [Fact]
    public void A_shift_that_never_begins_is_no_event() =>
        Assert.DoesNotContain("BEGIN:VEVENT", Lines(Row() with { ValidFrom = new DateOnly(2026, 1, 3), ValidTo = new DateOnly(2026, 1, 4) }));

    [Fact]
    public void Long_lines_are_folded_between_characters_and_names_cannot_break_out()
    {
        var text = RosterCalendar.Of([Row() with { Officer = string.Concat(Enumerable.Repeat("值班；,;", 20)) }], CountyNames.None, Now);

        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Contains("\\,\\;值", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static RosterRow Row() => new("agy-hr", "duty-officer", "duty-zhou", [DayOfWeek.Monday, DayOfWeek.Friday], new TimeOnly(20, 30), new TimeOnly(8, 30), new DateOnly(2026, 1, 1), null);

    private static string[] Lines(RosterRow row) => RosterCalendar.Of([row], CountyNames.None, Now).Split("\r\n");
}
