using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>How somebody was tried.</summary>
[GenerateSerializer]
[Alias("hrb.contact-channel")]
[JsonConverter(typeof(KebabEnumConverter<ContactChannel>))]
public enum ContactChannel
{
    /// <summary>电话.</summary>
    Phone,

    /// <summary>短信.</summary>
    Sms,

    /// <summary>微信.</summary>
    Wechat,

    /// <summary>到经营场所.</summary>
    BusinessVisit,

    /// <summary>到住所.</summary>
    HomeVisit,

    /// <summary>经亲属.</summary>
    ViaRelative,

    /// <summary>经上下家.</summary>
    ViaChain,

    /// <summary>信函.</summary>
    Letter,
}
