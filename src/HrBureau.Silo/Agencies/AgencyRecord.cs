using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What an agency's actor keeps.</summary>
[GenerateSerializer]
[Alias("hrb.agency-record")]
internal sealed class AgencyRecord
{
    /// <summary>The roster in force; null while it is the mechanism's.</summary>
    [Id(0)]
    public List<RosterRow>? Shifts { get; set; }
}
