using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>What a contact detail is.</summary>
[GenerateSerializer]
[Alias("hrb.contact-kind")]
[JsonConverter(typeof(KebabEnumConverter<ContactKind>))]
public enum ContactKind
{
    /// <summary>电话.</summary>
    Phone,

    /// <summary>地址.</summary>
    Address,

    /// <summary>微信.</summary>
    Wechat,
}
