using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>What happened at the set time of a summons (通知到场), as recorded by the officers in the room.</summary>
[GenerateSerializer]
[Alias("hrb.summons-outcome")]
[JsonConverter(typeof(KebabEnumConverter<SummonsOutcome>))]
public enum SummonsOutcome
{
    /// <summary>到场.</summary>
    Came,

    /// <summary>迟到.</summary>
    Late,

    /// <summary>未到场.</summary>
    DidNotCome,

    /// <summary>有正当理由.</summary>
    Excused,
}
