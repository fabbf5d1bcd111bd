using System.Text.Json;
using System.Text.Json.Serialization;
using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>A line of an export: the head of an incident, each of its entries after it, and at the very end how many incidents there are.</summary>
internal abstract record ExportLine
{
    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false };

    private ExportLine()
    {
    }

    public abstract string Write();

    /// <summary>Nothing where it is no line of an export.</summary>
    public static ExportLine? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strictly);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? null
                : root.TryGetProperty("eventId", out _) ? new Entry(root.Deserialize(ExportJson.Default.LogEntry)!)
                : root.TryGetProperty("incidents", out _) ? root.Deserialize(ExportJson.Default.End)
                : HeadLine.Read(text) is { } head ? new Head(head)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public sealed record Head(HeadLine Line) : ExportLine
    {
        public override string Write() => Line.Write();
    }

    public sealed record Entry(LogEntry Of) : ExportLine
    {
        public override string Write() => JsonSerializer.Serialize(Of, ExportJson.Default.LogEntry);
    }

    public sealed record End(int Incidents) : ExportLine
    {
        public override string Write() => JsonSerializer.Serialize(this, ExportJson.Default.End);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LogEntry))]
[JsonSerializable(typeof(ExportLine.End))]
internal sealed partial class ExportJson : JsonSerializerContext;
