using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Holds a kept state against the one its entries lead to.</summary>
public sealed class SnapshotCheck(IncidentLog log, SnapshotSeal snapshots, PersonSeal seal)
{
    /// <summary>Whether they are the same; true as well where none is kept.</summary>
    public async Task<bool> HoldsAsync(string incident, CancellationToken cancellation = default)
    {
        if (await log.LoadAsync(incident, IncidentState.FoldNumber, cancellation) is not { Snapshot: { } kept })
        {
            return true;
        }

        if (snapshots.Open(kept) is not { } state)
        {
            return false;
        }

        var scope = PersonKeys.Of(incident, await log.ReadKeysAsync(incident, cancellation), seal).Reading;
        var entries = new List<RecordedEvent>();
        byte[] head = [];
        await foreach (var entry in log.ReadAsync(incident, 0, (int)kept.Version, cancellation))
        {
            entries.Add(EntryText.Read(entry, scope));
            head = entry.Hash;
        }

        return head.AsSpan().SequenceEqual(kept.HeadHash)
            && DomainJson.WriteState(IncidentFold.Fold(entries)) == DomainJson.WriteState(scope.Run(() => DomainJson.ReadState(state)));
    }
}
