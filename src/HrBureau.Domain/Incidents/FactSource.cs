using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>Whose figure it is: workers say 100, police 30, HR 46. One is adopted (采信).</summary>
[GenerateSerializer]
[Alias("hrb.fact-source")]
[JsonConverter(typeof(KebabEnumConverter<FactSource>))]
public enum FactSource
{
    /// <summary>工人.</summary>
    Workers,

    /// <summary>公安.</summary>
    Police,

    /// <summary>人社.</summary>
    Hr,

    /// <summary>乡镇街道.</summary>
    Township,

    /// <summary>其他.</summary>
    Other,

    /// <summary>接报: what the reports say, before anybody of ours has seen the place. The fold keeps it; nobody enters it as a fact.</summary>
    Reports,
}
