using HrBureau.Silo;
using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>
/// <c>verify [incident]</c>, <c>verify --heads FILE</c>: recomputes the hash chains, beside a running host too, and compares them with
/// heads that were kept outside: what was cut off or rewritten together with everything in the database shows only there. Kept states
/// are compared with what the entries lead to, and files read back piece by piece against their digests, where the keys are at hand
/// that open them.
/// </summary>
internal static class VerifyVerb
{
    public static Task<int> RunAsync(Settings settings, string? only) => RunAsync(settings, only, []);

    public static async Task<int> RunAgainstAsync(Settings settings, string file) => await RunAsync(settings, null, await HeadLine.ReadAsync(file));

    private static async Task<int> RunAsync(Settings settings, string? only, IReadOnlyList<HeadLine> kept)
    {
        await using var store = Store.Open(StoreOf.Options(settings, readOnly: true));
        using var keys = KeyFile.Find(settings);
        var snapshots = keys is null ? null : new SnapshotCheck(store.Incidents, new SnapshotSeal(new SiloSecret(keys.SealingSecrets)), new PersonSeal(keys.SealingSecrets));
        if (keys is null)
        {
            Console.WriteLine(HostTexts.Both("snapshots-unchecked", KeyFile.PathOf(settings)));
        }

        var known = kept.ToLookup(line => line.Incident, line => line.Known);
        var gone = known.Select(of => of.Key).ToHashSet(StringComparer.Ordinal);
        var report = new ChainReport(Console.Out);
        await foreach (var incident in AllIncidents.ListAsync(store.Incidents, only))
        {
            gone.Remove(incident);
            await OneAsync(incident);
        }

        foreach (var incident in gone.Order(StringComparer.Ordinal))
        {
            await OneAsync(incident);
        }

        var code = report.Finish();
        return only is null && keys is not null && !await FileReport.HoldAllAsync(store.OpenFiles(new FileSeal(keys.SealingSecrets)), Console.Out) ? ChainReport.Broken : code;

        async Task OneAsync(string incident)
        {
            var result = await store.Incidents.VerifyAsync(incident, [.. known[incident]]);
            report.Say(incident, result, !result.Ok || snapshots is null || await snapshots.HoldsAsync(incident));
        }
    }
}
