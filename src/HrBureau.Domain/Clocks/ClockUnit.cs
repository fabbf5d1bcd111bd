using System.Text.Json.Serialization;

using Orleans;

namespace HrBureau.Domain;

/// <summary>How the length of a clock is counted.</summary>
[GenerateSerializer]
[Alias("hrb.clock-unit")]
[JsonConverter(typeof(KebabEnumConverter<ClockUnit>))]
public enum ClockUnit
{
    /// <summary>Minutes of the clock, running through nights and holidays; the value is in minutes.</summary>
    ClockHours,

    /// <summary>Calendar days, the first not counted, rolled over to the next working day at the end.</summary>
    CalendarDays,

    /// <summary>Working days of the State Council calendar, the first not counted.</summary>
    WorkingDays,

    /// <summary>The answer-by time of the request; no value.</summary>
    AnswerBy,

    /// <summary>The time named in the entry that starts the clock, such as a promise's date; no value.</summary>
    Named,
}
