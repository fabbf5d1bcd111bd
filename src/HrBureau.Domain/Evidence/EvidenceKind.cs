using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>What sort of thing a file holds.</summary>
[GenerateSerializer]
[Alias("hrb.evidence-kind")]
[JsonConverter(typeof(KebabEnumConverter<EvidenceKind>))]
public enum EvidenceKind
{
    /// <summary>Nothing this program knows, or something that could act: taken, kept, never shown.</summary>
    Unknown,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>A moving picture.</summary>
    Video,

    /// <summary>A recording of sound.</summary>
    Audio,

    /// <summary>A paper.</summary>
    Document,
}
