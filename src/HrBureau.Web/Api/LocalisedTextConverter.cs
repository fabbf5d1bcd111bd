using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>Writes a text of the mechanism in the reader's language.</summary>
internal sealed class LocalisedTextConverter : JsonConverter<LocalisedText>
{
    public override LocalisedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException("Texts of the mechanism are not taken here.");

    public override void Write(Utf8JsonWriter writer, LocalisedText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.For(CultureInfo.CurrentUICulture.Name));
}
