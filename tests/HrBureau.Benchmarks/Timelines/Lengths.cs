using System.Diagnostics;
using System.Globalization;
using HrBureau.Silo;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Benchmarks;

/// <summary>F8 and F9: what a long timeline costs against a short one, both read in turn in one silo.</summary>
internal static class Lengths
{
    private const int Reads = 200;
    private const double Goal = 1.5;

    /// <summary>F8: an incident loads from its snapshot and what came after; 8 entries after it are the average.</summary>
    public static Task<Figure> RehydrateAsync(StorageKind kind) => MeasureAsync(
        "F8",
        kind,
        (10_008, "rehydrate an incident of 10,008 entries, 8 of them after its snapshot"),
        (10, "one of 10 entries"),
        async (county, incident, _) => await county.Services.GetRequiredService<IncidentLoader>().LoadAsync(incident, CancellationToken.None));

    /// <summary>F9: the last page as an officer of the home agency reads it.</summary>
    public static Task<Figure> PageAsync(StorageKind kind) => MeasureAsync(
        "F9",
        kind,
        (100_000, "timeline page of 100 at the end of 100,000 entries, through BoardGrain"),
        (100, "at the end of 100"),
        async (county, incident, entries) => await county.TimelineAsync(incident, OpenIncident.Holder, entries - 100, 100));

    private static async Task<Figure> MeasureAsync(
        string id, StorageKind kind, (int Entries, string Name) longer, (int Entries, string Name) shorter, Func<BenchCounty, string, long, Task> read)
    {
        await using var county = await BenchCounty.StartAsync(kind);
        var (big, small) = (await MakeAsync(county, longer.Entries), await MakeAsync(county, shorter.Entries));
        var rounds = await Rounds.AlternateAsync(() => TimeAsync(big), () => TimeAsync(small));
        return new Figure(
            id, $"{longer.Name}, {(kind == StorageKind.Sqlite ? "SQLite" : "PostgreSQL")}", shorter.Name, "ms", rounds.Work, rounds.Yardstick, rounds.Ratio, $"≤ {Goal} ×", rounds.Ratio <= Goal, rounds.Spread);

        async Task<double> TimeAsync((string Incident, long Entries) of)
        {
            var begin = Stopwatch.GetTimestamp();
            for (var i = 0; i < Reads; i++)
            {
                await read(county, of.Incident, of.Entries);
            }

            return Stopwatch.GetElapsedTime(begin).TotalMilliseconds / Reads;
        }
    }

    private static async Task<(string Incident, long Entries)> MakeAsync(BenchCounty county, int entries)
    {
        var incident = await LongIncident.MakeAsync(county, entries);
        var head = await county.Services.GetRequiredService<IncidentLog>().FindHeadAsync(incident);
        return head!.Version == entries
            ? (incident, entries)
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The incident has {head.Version} entries, not {entries}."));
    }
}
