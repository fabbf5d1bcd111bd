using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace HrBureau.Domain;

/// <summary>Working days by the State Council's yearly arrangements. A year that is not loaded is said to be so, never guessed.</summary>
/// <remarks>
/// The day on which a time-limit begins is not counted; one that ends on a holiday ends on the next working day (Civil Procedure Law art. 85).
/// A working day is Monday to Friday outside the holiday list, and the make-up Saturdays and Sundays on it. A year's list may move days of the
/// December before (New Year), so a new list can change a count that ended there: what a calendar touches is armed again when it is loaded.
/// </remarks>
public sealed record WorkCalendar
{
    private readonly FrozenDictionary<int, CalendarYear> years;

    /// <summary>A calendar of the years given.</summary>
    /// <param name="years">One entry a year.</param>
    public WorkCalendar(IEnumerable<CalendarYear> years)
    {
        this.years = years.ToFrozenDictionary(year => year.Year);
        Hash = HashOf(this.years.Values);
    }

    /// <summary>SHA-256 of the days in lower-case hexadecimal: calendars that count alike have the same, whatever they name as their source.</summary>
    public string Hash { get; }

    /// <summary>The years that are loaded, earliest first.</summary>
    public IReadOnlyList<int> Years => [.. years.Keys.Order()];

    /// <summary>What a day is.</summary>
    /// <param name="day">The day.</param>
    /// <returns>Never a guess: <see cref="DayKind.NotPublished"/> for a year that is not loaded.</returns>
    public DayKind KindOf(DateOnly day)
    {
        if (!years.TryGetValue(day.Year, out var year))
        {
            return DayKind.NotPublished;
        }

        years.TryGetValue(day.Year + 1, out var next);
        var off = year.Off.Contains(day) || (next?.Off.Contains(day) ?? false);
        return !off && (IsMakeUp(day) || !IsWeekend(day)) ? DayKind.Working : DayKind.Rest;
    }

    /// <summary>Whether offices work on a day.</summary>
    /// <param name="day">A day of a year that is loaded.</param>
    /// <returns>True for a working day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is not loaded; ask <see cref="KindOf"/> where that can happen.</exception>
    public bool IsWorkingDay(DateOnly day) => KindOf(day) switch
    {
        DayKind.Working => true,
        DayKind.Rest => false,
        _ => throw new ArgumentOutOfRangeException(nameof(day), day, $"The calendar for {day.Year} is not published."),
    };

    /// <summary>Counts working days, the first day not counted.</summary>
    /// <param name="start">The day on which the time-limit begins.</param>
    /// <param name="days">How many; 0 is the start itself.</param>
    /// <returns>The last day, or the year that is missing.</returns>
    public CalendarAnswer AddWorkingDays(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var counted = new Count(start);
        for (var left = days; left > 0;)
        {
            counted = counted.Step(this);
            switch (KindOf(counted.Day))
            {
                case DayKind.NotPublished:
                    return new CalendarAnswer.NotPublished(counted.Day.Year);
                case DayKind.Working:
                    left--;
                    break;
                default:
                    break;
            }
        }

        return counted.Ends;
    }

    /// <summary>Counts calendar days, the first day not counted; a last day that is no working day is moved to the next one.</summary>
    /// <param name="start">The day on which the time-limit begins.</param>
    /// <param name="days">How many.</param>
    /// <returns>The last day, or the year that is missing.</returns>
    public CalendarAnswer AddCalendarDays(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return RollOver(start.AddDays(days));
    }

    /// <summary>The day itself when offices work, otherwise the next working day after it.</summary>
    /// <param name="day">The nominal last day.</param>
    /// <returns>The last day, or the year that is missing.</returns>
    public CalendarAnswer RollOver(DateOnly day)
    {
        var counted = new Count(day.AddDays(-1)).Step(this);
        while (KindOf(counted.Day) == DayKind.Rest)
        {
            counted = counted.Step(this);
        }

        return KindOf(counted.Day) == DayKind.NotPublished ? new CalendarAnswer.NotPublished(counted.Day.Year) : counted.Ends;
    }

    private static string HashOf(IEnumerable<CalendarYear> years)
    {
        var lines = years.OrderBy(year => year.Year).Select(year => $"{year.Year:D4} off {Days(year.Off)} work {Days(year.MakeUp)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

        static string Days(IEnumerable<DateOnly> days) => string.Join(',', days.Order().Select(day => day.DayNumber));
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private bool IsMakeUp(DateOnly day) =>
        (years.TryGetValue(day.Year, out var year) && year.MakeUp.Contains(day)) ||
        (years.TryGetValue(day.Year + 1, out var next) && next.MakeUp.Contains(day));

    private sealed record Count(DateOnly Day)
    {
        private ImmutableArray<DateOnly> MakeUp { get; init; } = [];

        private ImmutableArray<DateOnly> Skipped { get; init; } = [];

        public CalendarAnswer.Ends Ends => new(Day, MakeUp, Skipped);

        public Count Step(WorkCalendar calendar)
        {
            var day = Day.AddDays(1);
            return calendar.KindOf(day) switch
            {
                DayKind.Working when IsWeekend(day) => this with { Day = day, MakeUp = MakeUp.Add(day) },
                DayKind.Rest when !IsWeekend(day) => this with { Day = day, Skipped = Skipped.Add(day) },
                _ => this with { Day = day },
            };
        }
    }
}
