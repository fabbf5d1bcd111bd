using System.Text.Json.Serialization;

using Orleans;

namespace HrBureau.Domain;

/// <summary>What starts a clock, and what it is counted from.</summary>
[GenerateSerializer]
[Alias("hrb.clock-start")]
[JsonConverter(typeof(KebabEnumConverter<ClockStart>))]
public enum ClockStart
{
    /// <summary>The incident became an incident under response.</summary>
    ResponseStarted,

    /// <summary>A request was raised.</summary>
    RequestRaised,

    /// <summary>A request was approved by word of mouth.</summary>
    ApprovedOrally,

    /// <summary>A promise was made aloud to the workers.</summary>
    PromiseMade,

    /// <summary>The holder offered the incident to somebody else.</summary>
    HandOverOffered,

    /// <summary>People are gathered; from the first report under response and then from the last follow-up, as long as they stay.</summary>
    WhileGathered,

    /// <summary>A responsible person named in a request was reached.</summary>
    PersonReached,

    /// <summary>The response was ended.</summary>
    ResponseEnded,
}
