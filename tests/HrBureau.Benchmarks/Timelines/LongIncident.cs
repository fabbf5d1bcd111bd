using HrBureau.Domain;
using HrBureau.Silo;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Benchmarks;

/// <summary>An incident with a timeline of a given length: opened and worked on by commands, then grown by the same acts through the log, snapshots where commands leave them.</summary>
internal static class LongIncident
{
    /// <summary>As <c>AppendPlan</c> does.</summary>
    private const int SnapshotEvery = 16;

    private static int _number = 1_000_000;

    public static async Task<string> MakeAsync(BenchCounty county, int entries)
    {
        var incident = await OpenIncident.OpenAsync(county, Interlocked.Increment(ref _number));
        await county.SettleAsync();
        var log = county.Services.GetRequiredService<IncidentLog>();
        var opening = (await log.FindHeadAsync(incident))!.Version;
        for (var n = 0; (await log.FindHeadAsync(incident))!.Version < entries && n < CommandMix.Commands; n++)
        {
            var (officer, body) = CommandMix.From(0)[n];
            await county.ExecuteAsync(incident, officer, body);
            await county.SettleAsync();
        }

        await GrowAsync(county, log, incident, opening, entries);
        return incident;
    }

    /// <summary>Repeats the acts of the mix as entries, each chunk with the snapshot at its end.</summary>
    private static async Task GrowAsync(BenchCounty county, IncidentLog log, string incident, long opening, int entries)
    {
        var image = await county.Services.GetRequiredService<IncidentLoader>().LoadAsync(incident, CancellationToken.None);
        var snapshots = county.Services.GetRequiredService<SnapshotSeal>();
        var worked = new List<LogEntry>();
        await foreach (var entry in log.ReadAsync(incident, opening, int.MaxValue))
        {
            worked.Add(entry);
        }

        var (state, hash) = (image.State, image.HeadHash);
        while (state.Version < entries)
        {
            var count = (int)Math.Min(SnapshotEvery - (state.Version % SnapshotEvery), entries - state.Version);
            var chunk = Enumerable.Range(0, count).Select(i => worked[(int)((state.Version + i) % worked.Count)]).ToArray();
            state = Fold(state, chunk, image.Keys);
            var request = new AppendRequest
            {
                Incident = incident,
                ExpectedVersion = state.Version - count,
                HeadHash = hash,
                Entries = [.. chunk.Select(entry => new NewEntry(Guid.NewGuid(), entry.Kind, entry.Schema, entry.At, entry.RecordedAt, entry.By, entry.Agency, entry.Payload, entry.TraceParent))],
                Due = new DueRow(TimeProvider.System.GetUtcNow().AddDays(1), null),
                Snapshot = state.Version % SnapshotEvery == 0 ? snapshots.Seal(incident, state.Version, image.Keys.Seal().Scope.Run(() => DomainJson.WriteState(state))) : null,
            };
            hash = ((AppendResult.Appended)await log.AppendAsync(request, CancellationToken.None)).HeadHash;
        }
    }

    private static IncidentState Fold(IncidentState state, LogEntry[] chunk, PersonKeys keys) => IncidentFold.Fold(state, chunk.Select((entry, i) => new RecordedEvent(
        state.Version + 1 + i,
        keys.Reading.Run(() => EventJson.Read(entry.Kind, entry.Schema, entry.Payload)),
        CountyTime.To(entry.At),
        CountyTime.To(entry.RecordedAt),
        entry.By,
        entry.Agency,
        entry.EventId.ToString("N")[..24])).ToArray());
}
