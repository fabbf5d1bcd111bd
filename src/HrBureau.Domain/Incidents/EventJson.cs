using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace HrBureau.Domain;

/// <summary>Events as stored text. The kind is the case's name in kebab-case, for ever.</summary>
public static class EventJson
{
    /// <summary>Number of the payload's shape; goes up when a reader must treat an older shape in another way.</summary>
    public const int Schema = 1;

    private static readonly FrozenDictionary<Type, (string Kind, JsonTypeInfo Info)> ByType = typeof(IncidentEvent)
        .GetNestedTypes(BindingFlags.Public)
        .Where(type => type.IsSubclassOf(typeof(IncidentEvent)))
        .ToFrozenDictionary(type => type, type => (JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name), InfoOf(type)));

    private static readonly FrozenDictionary<string, JsonTypeInfo> ByKind = ByType.Values.ToFrozenDictionary(pair => pair.Kind, pair => pair.Info);

    /// <summary>Every kind there is.</summary>
    public static IReadOnlyCollection<string> Kinds => ByKind.Keys;

    /// <summary>The kind of an event.</summary>
    /// <param name="e">The event.</param>
    /// <returns>Such as <c>contact-attempted</c>.</returns>
    public static string Kind(IncidentEvent e) => ByType[e.GetType()].Kind;

    /// <summary>Writes a payload; personal data are sealed when a <see cref="PersonalScope"/> is in force.</summary>
    /// <param name="e">The event.</param>
    /// <returns>JSON text.</returns>
    public static string Write(IncidentEvent e) => JsonSerializer.Serialize(e, ByType[e.GetType()].Info);

    /// <summary>Reads a payload.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="schema">Its schema number.</param>
    /// <param name="json">JSON text.</param>
    /// <returns>The event.</returns>
    /// <exception cref="JsonException">The kind or schema is unknown, or the text does not fit: the log was written by a later version or is damaged.</exception>
    public static IncidentEvent Read(string kind, int schema, string json)
    {
        if (schema != Schema || !ByKind.TryGetValue(kind, out var info))
        {
            throw new JsonException($"No event of kind '{kind}' and schema {schema} is known; the entry was written by a later version.");
        }

        return (IncidentEvent)(JsonSerializer.Deserialize(json, info) ?? throw new JsonException($"The payload of a '{kind}' is null."));
    }

    private static JsonTypeInfo InfoOf(Type type) =>
        EventJsonContext.Default.GetTypeInfo(type) ?? throw new InvalidOperationException($"{type.Name} is missing in {nameof(EventJsonContext)}.");
}
