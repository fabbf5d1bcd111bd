namespace HrBureau.Domain;

/// <summary>When it is day, and when offices work, in county time.</summary>
/// <param name="DayFrom">Begin of the day, for answer-by times.</param>
/// <param name="DayTo">End of the day, not included.</param>
/// <param name="WorkFrom">Begin of working hours on a working day.</param>
/// <param name="WorkTo">End of working hours, not included.</param>
public sealed record CountyHours(TimeOnly DayFrom, TimeOnly DayTo, TimeOnly WorkFrom, TimeOnly WorkTo);
