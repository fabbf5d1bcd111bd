namespace HrBureau.Domain;

/// <summary>How long a clock runs.</summary>
/// <param name="Unit">How the value is counted.</param>
/// <param name="Value">Minutes for <see cref="ClockUnit.ClockHours"/>, days for the day units, 0 where the entry or the request names the time.</param>
public sealed record ClockLength(ClockUnit Unit, int Value);
