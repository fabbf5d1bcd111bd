using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Reads incidents from the log: snapshot and tail, or everything when a later entry strikes out an earlier one.</summary>
public sealed class IncidentLoader(IncidentLog log, MechanismSource mechanisms, PersonSeal seal, SnapshotSeal snapshots, ILogger<IncidentLoader> logger)
{
    private const int Page = 1000;

    public Task<IncidentImage> LoadAsync(string incident, CancellationToken cancellation) => LoadAsync(incident, log, cancellation);

    /// <summary>Loads an incident from the log, or from the urgent one.</summary>
    public async Task<IncidentImage> LoadAsync(string incident, IncidentLog from, CancellationToken cancellation)
    {
        using var span = SiloTelemetry.Source.StartActivity(SiloTelemetry.LoadSpan);
        span?.SetTag(SiloTelemetry.IncidentTag, incident);
        var loaded = await from.LoadAsync(incident, IncidentState.FoldNumber, cancellation);
        if (loaded is null)
        {
            return new IncidentImage(incident, IncidentState.None, [], PersonKeys.Empty(incident, seal), mechanisms.Current);
        }

        span?.SetTag(SiloTelemetry.EntriesTag, loaded.Tail.Count);
        var keys = PersonKeys.Of(incident, await from.ReadKeysAsync(incident, cancellation), seal);
        var state = await FoldAsync(loaded, from, keys, cancellation);
        var mechanism = await mechanisms.ForAsync(state.MechanismHash, cancellation);
        return new IncidentImage(incident, state, loaded.HeadHash, keys, mechanism);
    }

    /// <summary>Every entry, opened; asked for where entries or reports are taken out.</summary>
    public Task<IReadOnlyList<RecordedEvent>> HistoryAsync(string incident, long upTo, PersonKeys keys, CancellationToken cancellation) =>
        HistoryAsync(incident, upTo, log, keys, cancellation);

    private static async Task<IReadOnlyList<RecordedEvent>> HistoryAsync(string incident, long upTo, IncidentLog from, PersonKeys keys, CancellationToken cancellation)
    {
        var scope = keys.Reading;
        var history = new List<RecordedEvent>();
        while (history.Count < upTo)
        {
            var before = history.Count;
            await foreach (var entry in from.ReadAsync(incident, before, Page, cancellation))
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

    private async Task<IncidentState> FoldAsync(LoadedIncident loaded, IncidentLog from, PersonKeys keys, CancellationToken cancellation)
    {
        if (loaded.Tail is [.., var last] && (last.Version != loaded.Version || !last.Hash.AsSpan().SequenceEqual(loaded.HeadHash)))
        {
            logger.KeptApart(loaded.Incident, "head");
        }

        var scope = keys.Reading;
        var tail = loaded.Tail.Select(entry => EntryText.Read(entry, scope)).ToArray();
        if (loaded.Snapshot is null)
        {
            return IncidentFold.Fold(tail);
        }

        var kept = Kept(loaded);
        return kept is null || IncidentFold.NeedsRefold(tail)
            ? IncidentFold.Fold(await HistoryAsync(loaded.Incident, loaded.Version, from, keys, cancellation))
            : IncidentFold.Fold(scope.Run(() => DomainJson.ReadState(kept)), tail);
    }

    /// <summary>The kept state; null when it is not ours, or not that of the entry which the others follow.</summary>
    private string? Kept(LoadedIncident loaded)
    {
        var snapshot = loaded.Snapshot!;
        var (version, hash) = loaded.Tail is [var first, ..] ? (first.Version - 1, first.PrevHash) : (loaded.Version, loaded.HeadHash);
        var kept = version == snapshot.Version && hash.AsSpan().SequenceEqual(snapshot.HeadHash) ? snapshots.Open(snapshot) : null;
        if (kept is null)
        {
            logger.KeptApart(loaded.Incident, "kept state");
        }

        return kept;
    }
}
