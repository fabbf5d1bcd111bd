using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrBureau.Domain;

/// <summary>Writes an enum as the kebab-case word of the HTTP contract and reads nothing else: no numbers, no other casing.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class KebabEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
