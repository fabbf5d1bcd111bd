using System.Text.Json.Serialization;

using Orleans;

namespace HrBureau.Domain;

/// <summary>What a ladder waits for.</summary>
[GenerateSerializer]
[Alias("hrb.ladder-use")]
[JsonConverter(typeof(KebabEnumConverter<LadderUse>))]
public enum LadderUse
{
    /// <summary>An answer to a raised request.</summary>
    Answer,

    /// <summary>Somebody to take charge of an incident nobody holds.</summary>
    Unclaimed,

    /// <summary>A signature under a drafted request.</summary>
    Signer,

    /// <summary>A first result of a request that was acknowledged or taken on.</summary>
    Result,
}
