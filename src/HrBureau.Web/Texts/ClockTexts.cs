using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>How a clock was counted, in one sentence for people to check.</summary>
public static class ClockTexts
{
    private const string Unpublished = "calendar-not-published";

    /// <summary>The sentence.</summary>
    public static string How(ClockView clock)
    {
        var key = clock.State == Unpublished ? Unpublished : clock.Unit;
        var how = Template.Fill(TextTable.Clocks.Find(clock.Name) ?? TextTable.Clocks.Find(key) ?? "", (place, _) => place switch
        {
            "startedAt" => Words.Time(clock.StartedAt),
            "dueAt" => clock.DueAt is { } due ? Words.Time(due) : null,
            "length" => key == WireWord.Of(ClockUnit.ClockHours) ? Minutes(clock.Length) : Number(clock.Length),
            _ => null,
        });
        return clock.RecordedLate ? $"{how}{TextTable.Clocks.Get("recorded-late")}" : how;
    }

    /// <summary>What the clock is called; a clock that is no row of the mechanism has its name here.</summary>
    public static LocalisedText Label(ClockView clock) =>
        clock.Label.Zh != clock.Name ? clock.Label : new LocalisedText(Words.Of("Clock", clock.Name), Words.Of("Clock", clock.Name));

    /// <summary>A length of time in hours and minutes.</summary>
    public static string Minutes(int minutes)
    {
        var key = (minutes / 60, minutes % 60) switch
        {
            ( > 0, 0) => "hours",
            ( > 0, _) => "hours-minutes",
            _ => "minutes",
        };
        return Template.Fill(TextTable.Clocks.Get(key), (place, _) => Number(place == "hours" ? minutes / 60 : minutes % 60));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
