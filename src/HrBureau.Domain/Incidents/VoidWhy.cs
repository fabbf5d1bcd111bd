using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>Why a whole incident is voided.</summary>
[GenerateSerializer]
[Alias("hrb.void-why")]
[JsonConverter(typeof(KebabEnumConverter<VoidWhy>))]
public enum VoidWhy
{
    /// <summary>虚假报告.</summary>
    FalseReport,

    /// <summary>误录.</summary>
    EnteredByMistake,

    /// <summary>不属本系统.</summary>
    NotOurs,
}
