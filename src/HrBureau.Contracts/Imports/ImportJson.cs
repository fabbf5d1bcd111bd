using System.Text.Json.Serialization;

namespace HrBureau.Contracts;

/// <summary>The kept form of rows that are to be imported.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImportLine))]
public sealed partial class ImportJson : JsonSerializerContext;
