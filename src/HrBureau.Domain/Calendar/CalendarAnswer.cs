using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>Where a count of days ends, or that nobody can know yet.</summary>
public abstract record CalendarAnswer
{
    private CalendarAnswer()
    {
    }

    /// <summary>The count ends on a day.</summary>
    /// <param name="Day">The last day.</param>
    /// <param name="MakeUpDaysUsed">Saturdays and Sundays that counted as working days (调休上班).</param>
    /// <param name="HolidaysSkipped">Days Monday to Friday that did not count.</param>
    public sealed record Ends(DateOnly Day, ImmutableArray<DateOnly> MakeUpDaysUsed, ImmutableArray<DateOnly> HolidaysSkipped) : CalendarAnswer;

    /// <summary>The count runs into a year whose arrangement of holidays is not loaded.</summary>
    /// <param name="Year">The year.</param>
    public sealed record NotPublished(int Year) : CalendarAnswer;
}
