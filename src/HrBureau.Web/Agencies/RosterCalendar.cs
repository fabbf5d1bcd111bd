using System.Globalization;
using System.Text;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>A duty roster as an iCalendar text (RFC 5545): one weekly repeating event for each shift.</summary>
internal static class RosterCalendar
{
    public const string MediaType = "text/calendar";
    private const int LongestLine = 75;
    private const string Zone = "Asia/Shanghai";
    private const string Local = "yyyyMMdd'T'HHmmss";
    private const int DaysOfWeek = 7;

    private static readonly string[] Head =
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//HrBureau//roster//EN", "CALSCALE:GREGORIAN",
        "BEGIN:VTIMEZONE", $"TZID:{Zone}", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "END:STANDARD", "END:VTIMEZONE",
    ];

    /// <summary>The calendar.</summary>
    public static string Of(IReadOnlyList<RosterRow> rows, CountyNames names, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var line in (string[])[.. Head, .. rows.SelectMany((row, number) => Event(row, number, names, now)), "END:VCALENDAR"])
        {
            Fold(text, line);
        }

        return text.ToString();
    }

    private static string[] Event(RosterRow row, int number, CountyNames names, DateTimeOffset now)
    {
        var days = row.Days.IsDefaultOrEmpty ? [.. Enum.GetValues<DayOfWeek>()] : row.Days;
        var first = Enumerable.Range(0, DaysOfWeek).Select(row.ValidFrom.AddDays).First(day => days.Contains(day.DayOfWeek));
        if (first > row.ValidTo)
        {
            return [];
        }

        return
        [
            "BEGIN:VEVENT",
            $"UID:{row.Agency}-{row.Post}-{row.Officer}-{number}@hrbureau",
            $"DTSTAMP:{Utc(now)}",
            $"DTSTART;TZID={Zone}:{first.ToDateTime(row.From).ToString(Local, CultureInfo.InvariantCulture)}",
            $"DURATION:PT{row.Length.TotalMinutes:F0}M",
            $"RRULE:FREQ=WEEKLY;BYDAY={string.Join(',', days.Order().Select(Day))}{(row.ValidTo is { } last ? $";UNTIL={Utc(CountyTime.FromLocal(last.ToDateTime(row.From)))}" : "")}",
            $"SUMMARY:{Escape($"{names.Post(row.Agency, row.Post)} {names.Officer(row.Officer)}")}",
            "END:VEVENT",
        ];
    }

    private static string Day(DayOfWeek day) => day.ToString()[..2].ToUpperInvariant();

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString($"{Local}'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    // A line holds 75 octets; what is longer goes on after a space, never inside a character.
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var letter in line.EnumerateRunes())
        {
            octets += letter.Utf8SequenceLength;
            if (octets > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1 + letter.Utf8SequenceLength;
            }

            text.Append(letter.ToString());
        }

        text.Append("\r\n");
    }
}
