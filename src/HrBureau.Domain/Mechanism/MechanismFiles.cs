using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HrBureau.Domain;

/// <summary>The files of a mechanism as one text that is the same for the same content, whatever the order of keys and the white space.</summary>
internal static class MechanismFiles
{
    public const string County = "county.json";
    public const string Agencies = "agencies.json";
    public const string Posts = "posts.json";
    public const string Officers = "officers.json";
    public const string Rosters = "rosters.json";
    public const string Grades = "grades.json";
    public const string Unreachable = "unreachable.json";
    public const string RequestKinds = "request-kinds.json";
    public const string Ladders = "ladders.json";
    public const string Clocks = "clocks.json";
    public const string Duties = "duties.json";
    public const string Statutes = "statutes.json";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ImmutableArray<string> All { get; } =
        [Agencies, Clocks, County, Duties, Grades, Ladders, Officers, Posts, RequestKinds, Rosters, Statutes, Unreachable];

    public static string Canonical(IReadOnlyDictionary<string, JsonElement> files)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            foreach (var (name, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                Write(writer, content);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static string Hash(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().Where(p => p.Name != "$schema").OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
