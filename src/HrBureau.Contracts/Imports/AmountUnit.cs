using System.Text.Json.Serialization;
using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>What a figure in a column of money counts.</summary>
[GenerateSerializer]
[Alias("hrb.amount-unit")]
[JsonConverter(typeof(KebabEnumConverter<AmountUnit>))]
public enum AmountUnit
{
    /// <summary>元.</summary>
    Yuan,

    /// <summary>万元.</summary>
    TenThousandYuan,

    /// <summary>分.</summary>
    Fen,
}
