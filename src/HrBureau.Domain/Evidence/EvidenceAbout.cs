using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>What people say of a file: none of it is believed by the program, all of it is kept.</summary>
/// <param name="Name">The name it was given, cleaned by <see cref="EvidenceName"/>.</param>
/// <param name="ClaimedType">The media type the sender claimed; kept aside and never served.</param>
/// <param name="Device">With what it was taken.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="Place">Where it was taken.</param>
/// <param name="Taker">Who took it.</param>
/// <param name="Sha256">SHA-256 the sender announced, lower-case hexadecimal: a file that does not meet it is not taken.</param>
/// <remarks>电子数据 needs source, time and maker beside its bytes (行政处罚法 46; 劳动保障监察条例 15).</remarks>
[GenerateSerializer]
[Alias("hrb.evidence-about")]
public sealed record EvidenceAbout(
    string Name,
    string? ClaimedType = null,
    string? Device = null,
    DateTimeOffset? TakenAt = null,
    string? Place = null,
    string? Taker = null,
    string? Sha256 = null)
{
    /// <summary>Nothing said, or nothing left of it.</summary>
    public static EvidenceAbout None { get; } = new("");
}

/// <summary>The kept form of what people say of a file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EvidenceAbout))]
public sealed partial class EvidenceJson : JsonSerializerContext;
