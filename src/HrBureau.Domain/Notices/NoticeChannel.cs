using System.Text.Json.Serialization;

using Orleans;

namespace HrBureau.Domain;

/// <summary>How a notice reaches a person.</summary>
[GenerateSerializer]
[Alias("hrb.notice-channel")]
[JsonConverter(typeof(KebabEnumConverter<NoticeChannel>))]
public enum NoticeChannel
{
    /// <summary>The inbox of the console.</summary>
    Desk,

    /// <summary>A task for the officer on duty to phone somebody (人工电话).</summary>
    CallTask,

    /// <summary>The receiving agency's own system.</summary>
    Webhook,
}
