using System.Globalization;
using HrBureau.Storage;

namespace HrBureau.Benchmarks;

/// <summary>F10: full commands on 1,000 incidents while a million others lie in the same tables, against the same commands where they are alone.</summary>
internal static class StoredThroughput
{
    public const int Million = 1_000_000;

    private const double Goal = 0.9;

    /// <summary>Measures with so many stored beside.</summary>
    public static async Task<Figure> MeasureAsync(int stored)
    {
        await using var full = await BenchCounty.StartAsync(StorageKind.Postgres);
        await FillAsync(full, stored);
        await using var bare = await BenchCounty.StartAsync(StorageKind.Postgres);
        using var work = await CommandWork.OpenAsync(full);
        using var held = await CommandWork.OpenAsync(bare);
        var rounds = await Rounds.AlternateAsync(work.RunAsync, held.RunAsync);
        return new Figure(
            "F10",
            string.Create(CultureInfo.InvariantCulture, $"the commands of F1 with {stored:N0} further incidents in the database, each with a clock open"),
            "the same with no other",
            "/s",
            rounds.Work,
            rounds.Yardstick,
            rounds.Ratio,
            $"≥ {Goal} ×",
            rounds.Ratio >= Goal,
            rounds.Spread,
            string.Create(CultureInfo.InvariantCulture, $"{rounds.WorkCpu:0} : {rounds.YardstickCpu:0} µs"));
    }

    private static async Task FillAsync(BenchCounty county, int stored)
    {
        var copies = await CopiedIncidents.TakeAsync(county);
        var clocks = await ClockTable.MakeAsync(county.Place);
        var due = TimeProvider.System.GetUtcNow().AddDays(30);
        await clocks.NoteAsync(0, [.. copies.Names(0, stored).Select((name, i) => (name, due.AddSeconds(i)))]);
        await copies.WriteAsync(clocks, 0);
        await clocks.ExecuteAsync("analyze");
    }
}
