namespace HrBureau.Web.Tests;

/// <summary>A span as it crossed the wire.</summary>
/// <param name="Resource">Attributes of the process that made it.</param>
/// <param name="Scope">Source that made it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">2 server, 3 client; see the OTLP schema.</param>
/// <param name="Trace">Trace id, hexadecimal.</param>
/// <param name="Id">Span id, hexadecimal.</param>
/// <param name="Parent">Span id of its parent; empty at a root.</param>
/// <param name="Links">Traces and spans it is linked to.</param>
/// <param name="Attributes">Its attributes, each as text.</param>
internal sealed record OtlpSpan(
    IReadOnlyDictionary<string, string> Resource,
    string Scope,
    string Name,
    int Kind,
    string Trace,
    string Id,
    string Parent,
    IReadOnlyList<(string Trace, string Id)> Links,
    IReadOnlyDictionary<string, string> Attributes)
{
    public const int Server = 2;
    public const int Client = 3;
    public const int Producer = 4;

    /// <summary>Role of the process that made it.</summary>
    public string Service => Resource["service.name"];

    public static OtlpSpan Read(IReadOnlyDictionary<string, string> resource, string scope, ReadOnlyMemory<byte> message)
    {
        var fields = Protobuf.Read(message).ToLookup(field => field.Id);
        return new OtlpSpan(
            resource,
            scope,
            fields[5].Single().Text,
            (int)fields[6].Single().Number,
            fields[1].Single().Hex,
            fields[2].Single().Hex,
            fields[4].SingleOrDefault()?.Hex ?? "",
            [.. fields[13].Select(link => Protobuf.Read(link.Bytes)).Select(link => (link.Single(part => part.Id == 1).Hex, link.Single(part => part.Id == 2).Hex))],
            Protobuf.Attributes(fields[9]));
    }
}
