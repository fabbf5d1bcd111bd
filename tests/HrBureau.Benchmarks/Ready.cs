using System.Globalization;
using HrBureau.TestKit;

namespace HrBureau.Benchmarks;

/// <summary>F14: the built product, embedded, from process start to ready (a sign-in works), on a folder that holds a county's incidents, as after a crash.</summary>
internal static class Ready
{
    private const double GoalSeconds = 3;
    private const int Incidents = 300;
    private const int Callers = 6;

    /// <summary>Starts it again and again on the same folder, killed in between.</summary>
    public static async Task<Figure> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hrb-ready-").FullName;
        var seconds = new List<double>();
        for (var round = 0; round <= Rounds.Counted; round++)
        {
            var host = await HostProcess.StartAsync(folder).ConfigureAwait(false);
            await using (host.ConfigureAwait(false))
            {
                if (round == 0)
                {
                    await LoadAsync(host.Address).ConfigureAwait(false);
                }
                else
                {
                    seconds.Add(host.ReadyAfter.TotalSeconds);
                }

                await host.KillAsync().ConfigureAwait(false);
            }
        }

        Directory.Delete(folder, recursive: true);
        var median = Rounds.Median(seconds);
        var work = string.Create(CultureInfo.InvariantCulture, $"ready after start, embedded, built, after kill -9, {Incidents} incidents, slowest {seconds.Max():0.00} s");
        var spread = string.Create(CultureInfo.InvariantCulture, $"{seconds.Min() / GoalSeconds:0.00}–{seconds.Max() / GoalSeconds:0.00}");
        return new Figure("F14", work, "-", "s", median, GoalSeconds, median / GoalSeconds, "≤ 3 s", median <= GoalSeconds, spread);
    }

    private static async Task LoadAsync(Uri address)
    {
        using var officer = await CountyClient.SignInAsync(address, "duty-zhou").ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            for (var site = caller; site < Incidents; site += Callers)
            {
                var answer = await officer.ReportAsync(new
                {
                    source = "hotline",
                    reportedAt = DateTimeOffset.UtcNow,
                    employer = new { name = $"Fictional Labour {site}" },
                    place = $"Gate {site}",
                    headcount = 12,
                    description = "Wages unpaid for two months.",
                }).ConfigureAwait(false);
                if (answer.Status != 201)
                {
                    throw new InvalidOperationException($"Site {site} was answered {answer.Status}: {answer.Text}");
                }
            }
        })).ConfigureAwait(false);
    }
}
