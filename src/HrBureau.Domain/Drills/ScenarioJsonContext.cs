using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrBureau.Domain;

/// <summary>Generated, strict reading of scenario files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(FreeText)])]
[JsonSerializable(typeof(ScenarioText))]
internal sealed partial class ScenarioJsonContext : JsonSerializerContext;

/// <summary>A scenario as it stands in its file.</summary>
internal sealed record ScenarioText(LocalisedText Title, IReadOnlyList<ScenarioStepText> Steps, [property: JsonPropertyName("$schema")] string? Schema = null);

/// <summary>A step as it stands in the file.</summary>
internal sealed record ScenarioStepText(string No, DateTimeOffset At, string Actor, string By, string Says, ScenarioReport? Report = null, JsonElement? Command = null, string? Keep = null);
