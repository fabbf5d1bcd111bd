using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>What somebody at HR may record for the addressed agency (代录).</summary>
[GenerateSerializer]
[Alias("hrb.recorded-answer")]
[JsonConverter(typeof(KebabEnumConverter<RecordedAnswer>))]
public enum RecordedAnswer
{
    /// <summary>签收.</summary>
    Acknowledged,

    /// <summary>接办.</summary>
    TakenOn,

    /// <summary>退回.</summary>
    SentBack,

    /// <summary>答复.</summary>
    Answered,
}
