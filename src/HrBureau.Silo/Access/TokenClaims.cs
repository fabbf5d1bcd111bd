using System.Text.Json.Serialization;

namespace HrBureau.Silo;

/// <summary>What a token says; times in milliseconds since 1970.</summary>
internal sealed record TokenClaims(string Key, CallerKind Kind, string Subject, string Agency, string[] Duties, string Session, long Issued, long Expires);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TokenClaims))]
internal sealed partial class TokenJson : JsonSerializerContext;
