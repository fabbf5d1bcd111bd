using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>What came of a try. Successes: the first three and a refusal (the person was reached); failures only on a sourced number or address; the rest is neutral.</summary>
[GenerateSerializer]
[Alias("hrb.contact-result")]
[JsonConverter(typeof(KebabEnumConverter<ContactResult>))]
public enum ContactResult
{
    /// <summary>接听并配合 (success).</summary>
    AnsweredCooperates,

    /// <summary>答应前来 (success).</summary>
    AgreedToCome,

    /// <summary>已回复 (success).</summary>
    Replied,

    /// <summary>明确拒绝: reached, and a flag of its own.</summary>
    AnsweredRefuses,

    /// <summary>无人应答 (failure).</summary>
    NoAnswer,

    /// <summary>关机 (failure).</summary>
    PoweredOff,

    /// <summary>空号 (neutral).</summary>
    NumberVoid,

    /// <summary>他人接听 (neutral).</summary>
    OtherPersonAnswered,

    /// <summary>未找到 (failure).</summary>
    NotFound,

    /// <summary>关门 (failure).</summary>
    PlaceClosed,

    /// <summary>仅送达 (neutral).</summary>
    Delivered,
}
