using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>How an answer recorded on behalf reached us.</summary>
[GenerateSerializer]
[Alias("hrb.answer-channel")]
[JsonConverter(typeof(KebabEnumConverter<AnswerChannel>))]
public enum AnswerChannel
{
    /// <summary>电话.</summary>
    Phone,

    /// <summary>书面.</summary>
    Paper,

    /// <summary>对方系统.</summary>
    System,

    /// <summary>当面.</summary>
    InPerson,
}
