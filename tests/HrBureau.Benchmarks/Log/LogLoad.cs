using System.Diagnostics;
using System.Globalization;

namespace HrBureau.Benchmarks;

/// <summary>The load of F1, F2 and F4: 64 callers acting on 1,000 incidents in turn for a while.</summary>
internal static class LogLoad
{
    public const int Incidents = 1_000;
    public const int Callers = 64;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static string Incident(int number) => string.Create(CultureInfo.InvariantCulture, $"inc-360121-20260127-{number:0000}");

    /// <summary>Acts per second. Each caller has incidents of his own, as grains would see to it.</summary>
    public static async Task<double> RunAsync(Func<int, Task> act)
    {
        var begin = Stopwatch.GetTimestamp();
        var acts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var done = 0;
            for (var incident = caller; Stopwatch.GetElapsedTime(begin) < Round; incident += Callers, done++)
            {
                if (incident >= Incidents)
                {
                    incident = caller;
                }

                await act(incident).ConfigureAwait(false);
            }

            return done;
        }))).ConfigureAwait(false);
        return acts.Sum() / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
