using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>
/// <c>export [incident]</c>: the log as JSON lines with every column that is hashed, so that anybody can verify the copy:
/// <c>verify --file</c>. Personal data stay sealed in it.
/// </summary>
internal static class ExportVerb
{
    public static async Task<int> RunAsync(Settings settings, string? only, TextWriter output)
    {
        await using var store = Store.Open(StoreOf.Options(settings, readOnly: true));
        var incidents = 0;
        await foreach (var incident in AllIncidents.ListAsync(store.Incidents, only))
        {
            // The head first: what is appended while this reads stands after it and is left to the next export.
            incidents++;
            var head = await store.Incidents.FindHeadAsync(incident);
            if (head is not null)
            {
                await output.WriteLineAsync(new ExportLine.Head(HeadLine.Of(head, TimeProvider.System.GetUtcNow())).Write());
            }

            await foreach (var entry in store.Incidents.ReadAsync(incident, 0, (int)(head?.Version ?? int.MaxValue)))
            {
                await output.WriteLineAsync(new ExportLine.Entry(entry).Write());
            }
        }

        await output.WriteLineAsync(new ExportLine.End(incidents).Write());
        return 0;
    }
}
