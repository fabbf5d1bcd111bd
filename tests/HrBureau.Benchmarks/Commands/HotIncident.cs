using System.Diagnostics;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Benchmarks;

/// <summary>F17: a thousand officers command one incident at the same moment.</summary>
internal static class HotIncident
{
    private const int Callers = 1_000;
    private const double Goal = 1;

    public static async Task<Figure> MeasureAsync(StorageKind kind)
    {
        await using var county = await BenchCounty.StartAsync(kind);
        var hot = await OpenIncident.OpenAsync(county, 0);
        var cold = new string[Callers];
        await CommandLoad.ForEachAsync(Callers, async i => cold[i] = await OpenIncident.OpenAsync(county, i + 1));
        await county.SettleAsync();
        var note = DomainJson.WriteCommand(new IncidentCommand.AddNote("\u5de5\u5730\u4e1c\u95e8\u5de5\u4eba\u60c5\u7eea\u7a33\u5b9a"));
        var rounds = await Rounds.AlternateAsync(() => ForAllAsync(_ => hot), () => ForAllAsync(i => cold[i]));
        var (all, store) = (Callers / rounds.Work, kind == StorageKind.Sqlite ? "SQLite FULL" : "PostgreSQL");
        return new Figure(
            kind == StorageKind.Sqlite ? "F17-sqlite" : "F17",
            $"1,000 commands at once on one incident, {store}; all answered after {all:0.00} s",
            "the same on 1,000 incidents",
            "/s",
            rounds.Work,
            rounds.Yardstick,
            rounds.Ratio,
            "≤ 1 s",
            all <= Goal,
            rounds.Spread,
            FormattableString.Invariant($"{rounds.WorkCpu:0} : {rounds.YardstickCpu:0} µs"));

        async Task<double> ForAllAsync(Func<int, string> incident)
        {
            var begin = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => Task.Run(() => county.ExecuteAsync(incident(i), i % 2 == 0 ? OpenIncident.Holder : OpenIncident.Colleague, note))));
            return Callers / Stopwatch.GetElapsedTime(begin).TotalSeconds;
        }
    }
}
