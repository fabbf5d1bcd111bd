using System.Diagnostics;

namespace HrBureau.Benchmarks;

/// <summary>The load of F1, F2 and F4: 64 callers acting on 1,000 incidents in turn for a while.</summary>
internal static class CommandLoad
{
    public const int Incidents = 1_000;
    public const int Callers = 64;
    public static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    /// <summary>Acts per second. Each caller has incidents of his own, so that none waits for another.</summary>
    public static async Task<double> RunAsync(int incidents, Func<int, Task> act)
    {
        var begin = Stopwatch.GetTimestamp();
        var acts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var done = 0;
            for (var incident = caller; Stopwatch.GetElapsedTime(begin) < Round; incident += Callers, done++)
            {
                if (incident >= incidents)
                {
                    incident = caller;
                }

                await act(incident);
            }

            return done;
        })));
        return acts.Sum() / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    /// <summary>Does something once for every incident, with as many callers.</summary>
    public static Task ForEachAsync(int incidents, Func<int, Task> act) => Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
    {
        for (var incident = caller; incident < incidents; incident += Callers)
        {
            await act(incident);
        }
    })));
}
