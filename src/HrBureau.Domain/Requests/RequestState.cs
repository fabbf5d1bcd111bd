using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>Where a joint request stands.</summary>
[GenerateSerializer]
[Alias("hrb.request-state")]
[JsonConverter(typeof(KebabEnumConverter<RequestState>))]
public enum RequestState
{
    /// <summary>拟稿.</summary>
    Drafted,

    /// <summary>已签批.</summary>
    Approved,

    /// <summary>已发出.</summary>
    Raised,

    /// <summary>已送达.</summary>
    Delivered,

    /// <summary>已读.</summary>
    Seen,

    /// <summary>已签收.</summary>
    Acknowledged,

    /// <summary>接办.</summary>
    TakenOn,

    /// <summary>退回.</summary>
    SentBack,

    /// <summary>已答复.</summary>
    Answered,

    /// <summary>已办结 (set by the asker).</summary>
    Fulfilled,

    /// <summary>已撤回.</summary>
    Withdrawn,
}
