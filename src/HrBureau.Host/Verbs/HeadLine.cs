using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>The head of one incident as it is kept outside the system, one line of JSON each.</summary>
/// <param name="Incident">Incident id.</param>
/// <param name="Version">Version of its last entry.</param>
/// <param name="Hash">Hash of that entry, lower-case hexadecimal.</param>
/// <param name="At">When it was printed, or the day on which it was anchored.</param>
internal sealed record HeadLine(string Incident, long Version, string Hash, string At)
{
    public string Write() => JsonSerializer.Serialize(this, HeadLineJson.Default.HeadLine);

    [JsonIgnore]
    public KnownHead Known => new(Version, Convert.FromHexString(Hash));

    /// <summary>A head as it stands at an instant.</summary>
    public static HeadLine Of(IncidentHead head, DateTimeOffset at) =>
        new(head.Incident, head.Version, Convert.ToHexStringLower(head.Hash), at.ToString("O", CultureInfo.InvariantCulture));

    /// <exception cref="StartRefusedException">There is no such file, or a line of it is no head.</exception>
    public static async Task<IReadOnlyList<HeadLine>> ReadAsync(string file)
    {
        var lines = new List<HeadLine>();
        await foreach (var (number, text) in KeptFile.LinesAsync(file, "heads-missing"))
        {
            lines.Add(Read(text) ?? throw StartRefusedException.Because("heads-unreadable", file, number));
        }

        return lines;
    }

    /// <summary>Nothing where it is no head.</summary>
    public static HeadLine? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, HeadLineJson.Default.HeadLine) is { Version: > 0, Hash.Length: > 0 } line && Convert.FromHexString(line.Hash).Length > 0 ? line : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(HeadLine))]
internal sealed partial class HeadLineJson : JsonSerializerContext;
