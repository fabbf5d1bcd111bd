using System.Globalization;

namespace HrBureau.Domain;

/// <summary>County time: the one place that knows the time zone, Asia/Shanghai.</summary>
/// <remarks>China keeps one offset the whole year round, so no time-zone database is asked and a county behaves alike on every machine.</remarks>
public static class CountyTime
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The offset from UTC.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>The clock on the wall of the duty room.</summary>
    /// <param name="at">An instant.</param>
    /// <returns>Local date and time of unspecified kind.</returns>
    public static DateTime ToLocal(DateTimeOffset at) => at.ToOffset(Offset).DateTime;

    /// <summary>The same instant written with the county's offset.</summary>
    /// <param name="at">An instant.</param>
    /// <returns>The instant with +08:00.</returns>
    public static DateTimeOffset To(DateTimeOffset at) => at.ToOffset(Offset);

    /// <summary>The instant of a local time.</summary>
    /// <param name="local">Date and time on the wall.</param>
    /// <returns>The instant with +08:00.</returns>
    public static DateTimeOffset FromLocal(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Offset);

    /// <summary>The day in the county.</summary>
    /// <param name="at">An instant.</param>
    /// <returns>The local day.</returns>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(ToLocal(at));

    /// <summary>The first instant of a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>Midnight at its beginning.</returns>
    public static DateTimeOffset StartOf(DateOnly day) => FromLocal(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The last instant of a day: an act at it is in time.</summary>
    /// <param name="day">The day.</param>
    /// <returns>Midnight at its end less one millisecond.</returns>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1)).AddMilliseconds(-1);

    /// <summary>Whether it is night, when answer-by times are longer.</summary>
    /// <param name="at">An instant.</param>
    /// <param name="hours">The county's hours.</param>
    /// <returns>True outside the hours of the day.</returns>
    public static bool IsNight(DateTimeOffset at, CountyHours hours) =>
        !TimeOnly.FromDateTime(ToLocal(at)).IsBetween(hours.DayFrom, hours.DayTo);

    /// <summary>The instant itself when offices work, otherwise the next one at which they do.</summary>
    /// <param name="at">An instant.</param>
    /// <param name="hours">The county's hours.</param>
    /// <param name="calendar">The calendar.</param>
    /// <returns>An instant not before <paramref name="at"/>.</returns>
    /// <remarks>Used for ringing, not for time-limits: in a year that is not published every day is rung on, because a call too many does less harm than silence.</remarks>
    public static DateTimeOffset NextWorkingInstant(DateTimeOffset at, CountyHours hours, WorkCalendar calendar)
    {
        var day = DayOf(at);
        if (TimeOnly.FromDateTime(ToLocal(at)) >= hours.WorkTo)
        {
            day = day.AddDays(1);
        }

        while (calendar.KindOf(day) == DayKind.Rest)
        {
            day = day.AddDays(1);
        }

        var opens = FromLocal(day.ToDateTime(hours.WorkFrom));
        return at > opens ? at : opens;
    }

    /// <summary>The instant at which a length of working time has passed.</summary>
    /// <param name="start">Where it begins; outside working hours nothing passes until they begin.</param>
    /// <param name="span">Working time, not negative: only the hours of working days pass.</param>
    /// <param name="hours">The county's hours.</param>
    /// <param name="calendar">The calendar.</param>
    /// <returns>An instant at which offices work: what would end as they close ends as they open again.</returns>
    /// <remarks>Used for ladders, not for time-limits of law: as in <see cref="NextWorkingInstant"/>, in a year that is not published every day has working hours.</remarks>
    public static DateTimeOffset AddWorkingTime(DateTimeOffset start, TimeSpan span, CountyHours hours, WorkCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        var at = NextWorkingInstant(start, hours, calendar);
        for (var left = span; ;)
        {
            var today = Closing(at, hours) - at;
            if (left < today)
            {
                return at + left;
            }

            left -= today;
            at = NextWorkingInstant(at + today, hours, calendar);
        }
    }

    /// <summary>How much working time lies between two instants; the other way round of <see cref="AddWorkingTime"/>.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">The second.</param>
    /// <param name="hours">The county's hours.</param>
    /// <param name="calendar">The calendar.</param>
    /// <returns>Zero when offices do not work in between.</returns>
    /// <remarks>In a year that is not published every day has working hours.</remarks>
    public static TimeSpan WorkingTimeBetween(DateTimeOffset start, DateTimeOffset end, CountyHours hours, WorkCalendar calendar)
    {
        var sum = TimeSpan.Zero;
        for (var at = NextWorkingInstant(start, hours, calendar); at < end;)
        {
            var closing = Closing(at, hours);
            sum += (closing < end ? closing : end) - at;
            at = NextWorkingInstant(closing, hours, calendar);
        }

        return sum;
    }

    /// <summary>Days from a day to the next Spring Festival (the first day of the first lunar month), 0 on the day itself.</summary>
    /// <param name="day">The day.</param>
    /// <returns>A number of days.</returns>
    public static int DaysToSpringFestival(DateOnly day)
    {
        var festival = SpringFestivalOf(day.Year);
        return (festival < day ? SpringFestivalOf(day.Year + 1) : festival).DayNumber - day.DayNumber;
    }

    private static DateOnly SpringFestivalOf(int year) => DateOnly.FromDateTime(Lunar.ToDateTime(year, 1, 1, 0, 0, 0, 0));

    private static DateTimeOffset Closing(DateTimeOffset at, CountyHours hours) => FromLocal(DayOf(at).ToDateTime(hours.WorkTo));
}
