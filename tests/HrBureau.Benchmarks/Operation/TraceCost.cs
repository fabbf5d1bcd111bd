using System.Globalization;
using HrBureau.Storage;
using HrBureau.Web;

namespace HrBureau.Benchmarks;

/// <summary>What it costs that the last traces are kept for the page of who operates the system: the same commands with and without.</summary>
internal static class TraceCost
{
    private const double Goal = 0.95;

    public static async Task<Figure> MeasureAsync()
    {
        await using var county = await BenchCounty.StartAsync(StorageKind.Sqlite);
        using var work = await CommandWork.OpenAsync(county);
        var ring = new TraceRing();
        var rounds = await Rounds.AlternateAsync(
            () =>
            {
                county.Kept = ring.Keep;
                return work.RunAsync();
            },
            () =>
            {
                county.Kept = null;
                return work.RunAsync();
            });
        var cpu = string.Create(CultureInfo.InvariantCulture, $"{rounds.WorkCpu:0} : {rounds.YardstickCpu:0} µs");
        return new Figure("F4-traces", "the commands of F4 with every span kept in the ring of last traces", "the same commands with no span kept", "/s", rounds.Work, rounds.Yardstick, rounds.Ratio, $"≥ {Goal} ×", rounds.Ratio >= Goal, rounds.Spread, cpu);
    }
}
