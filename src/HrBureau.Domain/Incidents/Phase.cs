using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>Where an incident stands as a whole; its tracks have states of their own.</summary>
/// <remarks>A first report opens a lead (线索, <see cref="Watched"/>): worked and visited, but without scene and reporting clocks.</remarks>
[GenerateSerializer]
[Alias("hrb.phase")]
[JsonConverter(typeof(KebabEnumConverter<Phase>))]
public enum Phase
{
    /// <summary>线索: known, worked, not yet a mass incident.</summary>
    Watched,

    /// <summary>响应中: the plan is active.</summary>
    Responding,

    /// <summary>响应结束: people have left or the leader ended the response; the case goes on.</summary>
    Ended,

    /// <summary>办结.</summary>
    Closed,

    /// <summary>并入另一事件.</summary>
    Merged,

    /// <summary>作废: false report, entered by mistake, or not ours.</summary>
    Voided,
}
