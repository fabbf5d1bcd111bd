using System.Text.Json.Serialization;

namespace HrBureau.Domain;

/// <summary>Generated serialization of snapshots.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IncidentState))]
internal sealed partial class StateJsonContext : JsonSerializerContext;
