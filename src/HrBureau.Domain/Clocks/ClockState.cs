using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>Where a clock stands.</summary>
[GenerateSerializer]
[Alias("hrb.clock-state")]
[JsonConverter(typeof(KebabEnumConverter<ClockState>))]
public enum ClockState
{
    /// <summary>计时中.</summary>
    Running,

    /// <summary>将到期.</summary>
    Warned,

    /// <summary>逾期.</summary>
    Missed,

    /// <summary>已完成.</summary>
    Met,

    /// <summary>中止: the response has ended.</summary>
    Suspended,

    /// <summary>日历未公布: the end falls into a year whose arrangement of holidays is not loaded.</summary>
    CalendarNotPublished,
}
