using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>The acts on a page of a timeline, whole: an act lies in one piece in the log, and a page may cut it at either end.</summary>
internal static class WholeActs
{
    /// <summary>Entries read at once beyond a page; few acts are longer.</summary>
    private const int Beyond = 16;

    /// <returns>Versions of the page's entries that can be voided.</returns>
    public static async Task<HashSet<long>> VoidableAsync(IncidentLog log, IReadOnlyList<LogEntry> page, VoidMarks marks, long head, PersonalScope scope, CancellationToken cancellation)
    {
        var entries = new List<LogEntry>();
        if (page.Count > 0 && ActId.OrdinalOf(page[0].EventId) is var before and > 0)
        {
            await foreach (var entry in log.ReadAsync(page[0].Incident, page[0].Version - 1 - before, before, cancellation))
            {
                entries.Add(entry);
            }
        }

        entries.AddRange(page);
        await AddRestAsync(log, entries, head, cancellation);
        var acts = entries.Select(entry => EntryText.Read(entry, scope)).ToLookup(entry => (entry.CommandId, entry.By));
        return [.. acts.SelectMany(act => act.Where(entry => marks.Allow(entry, [.. act]))).Select(entry => entry.Version)];
    }

    private static async Task AddRestAsync(IncidentLog log, List<LogEntry> entries, long head, CancellationToken cancellation)
    {
        for (var more = entries.Count > 0 && entries[^1].Version != head; more;)
        {
            var (last, act) = (entries[^1], ActId.Of(entries[^1].EventId));
            var read = 0;
            more = false;
            await foreach (var entry in log.ReadAsync(last.Incident, last.Version, Beyond, cancellation))
            {
                read++;
                more = ActId.Of(entry.EventId) == act;
                if (!more)
                {
                    break;
                }

                entries.Add(entry);
            }

            more &= read == Beyond;
        }
    }
}
