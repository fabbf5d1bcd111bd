using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrBureau.Domain;

/// <summary>Writes an enum value as its kebab-case word (<c>road-blocked</c>) and reads nothing but such words: a number is refused.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
public sealed class KebabEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
