using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>An actor that learns of an incident's entries.</summary>
[GenerateSerializer]
[Alias("hrb.relay-actor")]
[JsonConverter(typeof(KebabEnumConverter<RelayActor>))]
public enum RelayActor
{
    /// <summary>The unit that owes.</summary>
    Employer,

    /// <summary>Anyone else in the contracting chain.</summary>
    Contractor,

    /// <summary>An agency's desk.</summary>
    Agency,
}
