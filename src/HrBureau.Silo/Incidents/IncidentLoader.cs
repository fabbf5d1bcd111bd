using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Reads incidents from the log: snapshot and tail, or everything when a later entry strikes out an earlier one.</summary>
public sealed class IncidentLoader(IncidentLog log, MechanismSource mechanisms, PersonSeal seal)
{
    private const int Page = 1000;

    public async Task<IncidentImage> LoadAsync(string incident, CancellationToken cancellation)
    {
        using var span = SiloTelemetry.Source.StartActivity(SiloTelemetry.LoadSpan);
        span?.SetTag(SiloTelemetry.IncidentTag, incident);
        var loaded = await log.LoadAsync(incident, IncidentState.FoldNumber, cancellation);
        if (loaded is null)
        {
            return new IncidentImage(incident, IncidentState.None, [], PersonKeys.Empty(incident, seal), mechanisms.Current);
        }

        span?.SetTag(SiloTelemetry.EntriesTag, loaded.Tail.Count);
        var keys = PersonKeys.Of(incident, await log.ReadKeysAsync(incident, cancellation), seal);
        var state = await FoldAsync(loaded, keys, cancellation);
        var mechanism = await mechanisms.ForAsync(state.MechanismHash, cancellation);
        return new IncidentImage(incident, state, loaded.HeadHash, keys, mechanism);
    }

    /// <summary>Every entry, opened; asked for by corrections only.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> HistoryAsync(string incident, long upTo, PersonKeys keys, CancellationToken cancellation)
    {
        var scope = keys.Reading;
        var history = new List<RecordedEvent>();
        while (history.Count < upTo)
        {
            var before = history.Count;
            await foreach (var entry in log.ReadAsync(incident, before, Page, cancellation))
            {
                if (entry.Version <= upTo)
                {
                    history.Add(EntryText.Read(entry, scope));
                }
            }

            if (history.Count == before)
            {
                throw new InvalidOperationException($"The log of {incident} ends at {before}, not at {upTo}.");
            }
        }

        return history;
    }

    private async Task<IncidentState> FoldAsync(LoadedIncident loaded, PersonKeys keys, CancellationToken cancellation)
    {
        var scope = keys.Reading;
        var tail = loaded.Tail.Select(entry => EntryText.Read(entry, scope)).ToArray();
        if (loaded.Snapshot is { } snapshot)
        {
            return IncidentFold.NeedsRefold(tail)
                ? IncidentFold.Fold(await HistoryAsync(loaded.Incident, loaded.Version, keys, cancellation))
                : IncidentFold.Fold(scope.Run(() => DomainJson.ReadState(snapshot.State)), tail);
        }

        return IncidentFold.Fold(tail);
    }
}
