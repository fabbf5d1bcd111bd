using System.Text.Json.Serialization;

using Orleans;

namespace HrBureau.Domain;

/// <summary>Grade of an incident, lowest first; compared with <c>&lt;</c>.</summary>
[GenerateSerializer]
[Alias("hrb.grade")]
[JsonConverter(typeof(KebabEnumConverter<Grade>))]
public enum Grade
{
    /// <summary>Grade IV, blue (一般).</summary>
    General,

    /// <summary>Grade III, yellow (较大).</summary>
    Larger,

    /// <summary>Grade II, orange (重大).</summary>
    Major,

    /// <summary>Grade I, red (特别重大).</summary>
    Extraordinary,
}
