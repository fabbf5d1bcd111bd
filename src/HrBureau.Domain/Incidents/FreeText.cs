using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrBureau.Domain;

/// <summary>Words people type or paste: word processors break lines with characters (vertical tab, form feed) that nothing else takes for a line break.</summary>
public sealed class FreeText : JsonConverter<string>
{
    /// <summary>The same words with line feeds for such breaks.</summary>
    /// <param name="text">As it was given.</param>
    /// <returns>The text itself where there is nothing to change.</returns>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace('\u000b', '\n').Replace('\u000c', '\n');
    }

    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.String
        ? Lines(reader.GetString()!)
        : throw new JsonException("A text is expected.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value);
    }

    /// <inheritdoc/>
    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value);
    }
}
