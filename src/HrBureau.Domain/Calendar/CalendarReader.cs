using System.Collections.Frozen;
using System.Globalization;

namespace HrBureau.Domain;

/// <summary>Reads yearly holiday arrangements as strictly as the mechanism. Each file carries the number of working days it must come to, so a slip of the pen is found.</summary>
public static class CalendarReader
{
    /// <summary>Reads calendar files.</summary>
    /// <param name="files">Text by file name, such as <c>2026.json</c>; no file at all gives a calendar that knows no year.</param>
    /// <returns>The calendar, or every fault found.</returns>
    public static CalendarReading Read(IReadOnlyDictionary<string, string> files)
    {
        var faults = new SeedFaults();
        var years = new List<CalendarYear>();
        foreach (var (name, text) in files)
        {
            if (SeedText.Parse(faults, name, text) is { } element)
            {
                years.Add(SeedObject.Read(faults, name, "$", element, file => Year(faults, name, file)));
            }
        }

        return faults.Any ? new CalendarReading.Refused(faults.All) : new CalendarReading.Accepted(new WorkCalendar(years));
    }

    private static CalendarYear Year(SeedFaults faults, string name, SeedObject file)
    {
        file.OptionalText("$schema");
        var off = file.Objects("off", Holiday);
        var makeUp = file.Texts("makeUp");
        var year = new CalendarYear(
            file.Whole("year"),
            off.SelectMany(days => days).ToFrozenSet(),
            makeUp.Select((text, index) => MakeUpDay(file, text, index)).ToFrozenSet(),
            file.Text("source"),
            file.Text("published"));
        var total = file.Whole("workingDays");
        var months = file.Wholes("workingDaysByMonth");
        if (year.Year is < 1950 or > 2100 || name != string.Create(CultureInfo.InvariantCulture, $"{year.Year}.json"))
        {
            faults.Add(name, "$.year", "The year is not that of the file's name.", "Name the file by its year, or correct the year.");
        }
        else
        {
            CheckDays(faults, name, year, total, months);
        }

        return year;
    }

    private static void CheckDays(SeedFaults faults, string name, CalendarYear year, int total, IReadOnlyList<int> months)
    {
        foreach (var stray in year.Off.Concat(year.MakeUp).Where(day => day.Year != year.Year && (day.Year != year.Year - 1 || day.Month != 12)))
        {
            faults.Add(name, "$.off", $"{stray:yyyy-MM-dd} is not a day of the year.", "Give days of the year, or of the December before it.");
        }

        foreach (var idle in year.MakeUp.Where(day => year.Off.Contains(day) || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
        {
            faults.Add(name, "$.makeUp", $"{idle:yyyy-MM-dd} is no Saturday or Sunday to be worked on.", "Correct the day.");
        }

        var calendar = new WorkCalendar([year]);
        var counted = Enumerable.Range(1, 12)
            .Select(month => Enumerable.Range(1, DateTime.DaysInMonth(year.Year, month)).Count(day => calendar.IsWorkingDay(new(year.Year, month, day))))
            .ToList();
        if (!counted.SequenceEqual(months) || counted.Sum() != total)
        {
            faults.Add(name, "$.workingDaysByMonth", $"The days come to {string.Join(", ", counted)}, together {counted.Sum()}.", "Compare off and makeUp with the notice, then the sums.");
        }
    }

    private static IEnumerable<DateOnly> Holiday(SeedObject row)
    {
        var from = row.Day("from");
        var to = row.Day("to");
        row.Localised("name");
        if (to < from || to.DayNumber - from.DayNumber > 31)
        {
            row.Fault("to", "The holiday ends before it begins, or lasts more than a month.", "Correct one of the two days.");
            return [];
        }

        return Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).ToList();
    }

    private static DateOnly MakeUpDay(SeedObject file, string text, int index)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            file.Fault($"makeUp[{index}]", "The value has the wrong form.", "Give a day such as 2026-01-31.");
        }

        return day;
    }
}
