using System.Text.Json.Serialization;

namespace HrBureau.Domain;

/// <summary>Generated, strict serialization of commands.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowOutOfOrderMetadataProperties = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(FreeText)])]
[JsonSerializable(typeof(IncidentCommand))]
public sealed partial class CommandJsonContext : JsonSerializerContext;
