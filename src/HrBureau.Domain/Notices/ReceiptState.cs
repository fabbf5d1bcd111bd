using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>What a receiving agency's own system says of a notice.</summary>
[GenerateSerializer]
[Alias("hrb.receipt-state")]
[JsonConverter(typeof(KebabEnumConverter<ReceiptState>))]
public enum ReceiptState
{
    /// <summary>已送达: it arrived where people work.</summary>
    Delivered,

    /// <summary>已读: somebody opened it.</summary>
    Seen,

    /// <summary>已签收: the agency acknowledges the request it is about.</summary>
    Acknowledged,
}
