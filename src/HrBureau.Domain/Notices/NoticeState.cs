using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>What is known of a notice. Sent is not delivered.</summary>
[GenerateSerializer]
[Alias("hrb.notice-state")]
[JsonConverter(typeof(KebabEnumConverter<NoticeState>))]
public enum NoticeState
{
    /// <summary>待发.</summary>
    Owed,

    /// <summary>已发出: the channel took it.</summary>
    Sent,

    /// <summary>已送达: a receipt says so.</summary>
    Delivered,

    /// <summary>已读: a signed-in person opened it.</summary>
    Seen,

    /// <summary>失败, will be tried again or by the next channel.</summary>
    Failed,

    /// <summary>放弃.</summary>
    GivenUp,
}
