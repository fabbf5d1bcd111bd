using System.Diagnostics;
using HrBureau.TestKit;

namespace HrBureau.Benchmarks;

/// <summary>F12: an act through one web process is heard by the pages that stand open at the other.</summary>
internal static class SeenElsewhere
{
    private const int Silos = 2;
    private const int Pages = 200;
    private const int Acts = 100;
    private const double GoalMilliseconds = 300;

    public static async Task<Figure> MeasureAsync()
    {
        var cluster = await ClusterProcesses.StartAsync(Silos, 2);
        await using (cluster.ConfigureAwait(false))
        {
            using var officer = await CountyClient.SignInAsync(cluster.Webs[0].Address, OpenIncident.Holder).ConfigureAwait(false);
            var incident = (string)(await officer.ReportAsync(Report).ConfigureAwait(false)).Body!["incidentId"]!;
            var pages = await OpenPages.OpenAsync(cluster.Webs[1].Address, Pages).ConfigureAwait(false);
            await using (pages.ConfigureAwait(false))
            {
                await RoundAsync(officer, incident, pages).ConfigureAwait(false);
                var heard = await RoundAsync(officer, incident, pages).ConfigureAwait(false);
                var p95 = heard[(int)(heard.Length * 0.95)];
                return new Figure(
                    "F12",
                    FormattableString.Invariant($"an act answered at one web process until each of {Pages} pages at another has heard of it, {Silos} silos; median {heard[heard.Length / 2]:0} ms, slowest {heard[^1]:0} ms"),
                    "-",
                    "ms",
                    p95,
                    GoalMilliseconds,
                    p95 / GoalMilliseconds,
                    "p95 ≤ 300 ms",
                    p95 <= GoalMilliseconds);
            }
        }
    }

    private static object Report => new
    {
        source = "hotline",
        reportedAt = TimeProvider.System.GetUtcNow(),
        employer = new { name = "Fictional Labour" },
        place = "Gate 1",
        headcount = 12,
        description = "Wages unpaid for two months.",
    };

    private static async Task<double[]> RoundAsync(CountyClient officer, string incident, OpenPages pages)
    {
        var all = new List<double>();
        for (var act = 0; act < Acts; act++)
        {
            var answer = await officer.CommandAsync(incident, new { type = "add-note", text = $"note {act}" }).ConfigureAwait(false);
            var committed = Stopwatch.GetTimestamp();
            all.AddRange(await pages.HeardAfterAsync(incident, (long)answer.Body!["version"]!, committed).ConfigureAwait(false));
        }

        return [.. all.Order()];
    }
}
