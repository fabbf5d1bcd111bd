using System.Text.Json;
using System.Text.Json.Serialization;
using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>
/// <c>export [incident]</c>: the log as JSON lines with every column that is hashed, so that anybody can verify the copy.
/// Personal data stay sealed in it.
/// </summary>
internal static class ExportVerb
{
    private const int Page = 500;

    public static async Task<int> RunAsync(Settings settings, string? only, TextWriter output)
    {
        await using var store = Store.Open(StoreOf.Options(settings, readOnly: true));
        await foreach (var incident in AllIncidents.ListAsync(store.Incidents, only))
        {
            long after = 0;
            for (var count = Page; count == Page;)
            {
                count = 0;
                await foreach (var entry in store.Incidents.ReadAsync(incident, after, Page))
                {
                    await output.WriteLineAsync(JsonSerializer.Serialize(entry, ExportJson.Default.LogEntry));
                    (after, count) = (entry.Version, count + 1);
                }
            }
        }

        return 0;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LogEntry))]
internal sealed partial class ExportJson : JsonSerializerContext;
