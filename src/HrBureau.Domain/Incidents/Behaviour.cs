using System.Text.Json.Serialization;

using Orleans;

namespace HrBureau.Domain;

/// <summary>What people at the scene do, or what is true around it, as far as it bears on the grade.</summary>
[GenerateSerializer]
[Alias("hrb.behaviour")]
[JsonConverter(typeof(KebabEnumConverter<Behaviour>))]
public enum Behaviour
{
    /// <summary>Nothing of the kind, said expressly.</summary>
    None,

    /// <summary>A road or a railway is blocked.</summary>
    RoadBlocked,

    /// <summary>The gate of a site or a company is blocked.</summary>
    GateBlocked,

    /// <summary>The door of a government building is blocked.</summary>
    GovernmentDoorBlocked,

    /// <summary>Somebody is on a building or a tower crane and threatens to jump.</summary>
    HeightThreat,

    /// <summary>Somebody threatens to harm himself in another way.</summary>
    SelfHarmThreat,

    /// <summary>Violence against persons or things.</summary>
    Violence,

    /// <summary>People of several counties take part, or they go to another county.</summary>
    CrossCounty,

    /// <summary>People go to the city, the province or Beijing.</summary>
    ToHigherLevel,

    /// <summary>Media or the network have taken it up.</summary>
    OnlineStorm,

    /// <summary>Within the 15 days before Spring Festival.</summary>
    BeforeSpringFestival,

    /// <summary>The same matter gathered people before, within 30 days.</summary>
    RepeatedWithinThirtyDays,

    /// <summary>A responsible person is confirmed, by a person, to have run while people are still gathered; being unreachable is not enough.</summary>
    AbscondedWhileGathered,
}
