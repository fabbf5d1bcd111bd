using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>Where a report came from.</summary>
[GenerateSerializer]
[Alias("hrb.report-source")]
[JsonConverter(typeof(KebabEnumConverter<ReportSource>))]
public enum ReportSource
{
    /// <summary>12345 / 12333 热线.</summary>
    Hotline,

    /// <summary>全国根治欠薪线索反映平台.</summary>
    NationalPlatform,

    /// <summary>信访.</summary>
    Petition,

    /// <summary>公安 110.</summary>
    Police,

    /// <summary>巡查.</summary>
    Patrol,

    /// <summary>来访.</summary>
    WalkIn,

    /// <summary>其他.</summary>
    Other,
}
