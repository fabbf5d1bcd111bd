using HrBureau.TestKit;

namespace HrBureau.Benchmarks;

/// <summary>F14: the built product, embedded, from process start to ready (a sign-in works).</summary>
internal static class Ready
{
    private const double GoalSeconds = 3;

    /// <summary>Starts it on a folder that has data already, as after a crash.</summary>
    public static async Task<Figure> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hrb-ready-").FullName;
        var seconds = new List<double>();
        for (var round = 0; round <= Rounds.Counted; round++)
        {
            var host = await HostProcess.StartAsync(folder).ConfigureAwait(false);
            await using (host.ConfigureAwait(false))
            {
                if (round > 0)
                {
                    seconds.Add(host.ReadyAfter.TotalSeconds);
                }

                await host.KillAsync().ConfigureAwait(false);
            }
        }

        Directory.Delete(folder, recursive: true);
        var median = Rounds.Median(seconds);
        return new Figure("F14", "ready after start, embedded, built, after kill -9", "-", "s", median, GoalSeconds, median / GoalSeconds, "≤ 3 s", median <= GoalSeconds);
    }
}
