using System.Diagnostics;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Pages of a timeline by key range; each entry is cut to what its reader may see.</summary>
internal sealed class TimelinePages(IncidentLog log, PersonSeal seal, IGrainFactory grains, SystemIdentity system, MechanismSource mechanisms)
{
    /// <summary>How many entries are read at most for one page of a reader who sees few of them.</summary>
    private const int MostReads = 8;

    public async Task<TimelinePage?> PageAsync(string incident, long after, int limit, Caller caller)
    {
        if (await SightAsync(incident, caller) is not { } sight)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(8));
        var keys = PersonKeys.Of(incident, await log.ReadKeysAsync(incident, patience.Token), seal);
        var (about, seen, items) = (new EntryAbout(incident, sight, mechanisms.Current), new List<LogEntry>(), new List<TimelineEntryView>());
        for (var read = 0; read < MostReads; read++)
        {
            var entries = 0;
            await foreach (var entry in log.ReadAsync(incident, after, limit, patience.Token))
            {
                entries++;
                after = entry.Version;
                if (TimelineRedaction.Redact(entry, sight, keys.Open, about) is { } data)
                {
                    seen.Add(entry);
                    items.Add(View(entry, data, sight));
                    if (items.Count == limit)
                    {
                        return new TimelinePage(await OfferedAsync(items, seen, sight, keys, patience.Token), after);
                    }
                }
            }

            if (entries < limit)
            {
                return new TimelinePage(await OfferedAsync(items, seen, sight, keys, patience.Token), null);
            }
        }

        return new TimelinePage(await OfferedAsync(items, seen, sight, keys, patience.Token), after);
    }

    /// <summary>Who may void is told what can be voided.</summary>
    private async Task<TimelineEntryView[]> OfferedAsync(List<TimelineEntryView> items, List<LogEntry> seen, TimelineSight sight, PersonKeys keys, CancellationToken cancellation)
    {
        if (sight.Voiding is not { } voiding)
        {
            return items.ToArray();
        }

        var voidable = await WholeActs.VoidableAsync(log, seen, voiding.Marks(sight.Voided), sight.Version, keys.Reading, cancellation);
        return [.. items.Select(item => voidable.Contains(item.Version) ? item with { Voidable = true } : item)];
    }

    private async Task<TimelineSight?> SightAsync(string incident, Caller caller)
    {
        using (system.Act())
        {
            return await grains.GetGrain<IIncidentSightGrain>(GrainId.Create(IncidentGrain.TypeName, incident)).SightOf(caller.Id, caller.Agency, [.. caller.Duties], shown: true);
        }
    }

    private TimelineEntryView View(LogEntry entry, string data, TimelineSight sight) => new(
        entry.Version,
        entry.Kind,
        CountyTime.To(entry.At),
        CountyTime.To(entry.RecordedAt),
        OfficerNames.Of(mechanisms.Current, entry.By),
        entry.Agency,
        data,
        sight.Voided.Contains(entry.Version),
        sight.Whole ? Convert.ToHexStringLower(entry.Hash) : null,
        sight.Whole ? Convert.ToHexStringLower(entry.PrevHash) : null,
        sight.Whole && ActivityContext.TryParse(entry.TraceParent, null, out var trace) ? trace.TraceId.ToString() : null,
        Lapsed(entry, sight));

    /// <summary>Beside the payload, never in it: what was recorded does not change.</summary>
    private static CallLapse? Lapsed(LogEntry entry, TimelineSight sight) =>
        entry.Kind == "notice-sent" && sight.Lapsed.Count > 0
            && sight.Lapsed.TryGetValue(JsonElement.Parse(entry.Payload).GetProperty("noticeId").GetString()!, out var word)
            && WireWord.TryParse<CallLapse>(word, out var lapse)
            ? lapse
            : null;
}
