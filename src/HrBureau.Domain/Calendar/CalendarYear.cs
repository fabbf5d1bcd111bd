using System.Collections.Frozen;

namespace HrBureau.Domain;

/// <summary>One year's arrangement of holidays as the State Council General Office published it.</summary>
/// <param name="Year">The year.</param>
/// <param name="Off">Days off, weekends inside a holiday included.</param>
/// <param name="MakeUp">Saturdays and Sundays on which offices work (调休上班).</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Published">When, as year and month.</param>
public sealed record CalendarYear(int Year, FrozenSet<DateOnly> Off, FrozenSet<DateOnly> MakeUp, string Source, string Published);
