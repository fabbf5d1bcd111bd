using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>How one party of the chain stands to another.</summary>
[GenerateSerializer]
[Alias("hrb.party-relation")]
[JsonConverter(typeof(KebabEnumConverter<PartyRelation>))]
public enum PartyRelation
{
    /// <summary>承包.</summary>
    Contracts,

    /// <summary>分包.</summary>
    Subcontracts,

    /// <summary>转包.</summary>
    ReContracts,

    /// <summary>挂靠.</summary>
    LendsName,

    /// <summary>派遣.</summary>
    Dispatches,
}
