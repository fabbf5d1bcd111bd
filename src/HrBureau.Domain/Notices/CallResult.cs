using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>What came of a call task (人工电话).</summary>
[GenerateSerializer]
[Alias("hrb.call-result")]
[JsonConverter(typeof(KebabEnumConverter<CallResult>))]
public enum CallResult
{
    /// <summary>接通并告知.</summary>
    Answered,

    /// <summary>无人接听.</summary>
    NoAnswer,

    /// <summary>关机.</summary>
    PoweredOff,

    /// <summary>空号.</summary>
    NumberVoid,

    /// <summary>他人接听.</summary>
    OtherPersonAnswered,
}
