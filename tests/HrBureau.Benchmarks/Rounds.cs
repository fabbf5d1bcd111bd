using System.Diagnostics;

namespace HrBureau.Benchmarks;

/// <summary>Alternates work and yardstick so that a machine whose speed drifts is fair to both.</summary>
internal static class Rounds
{
    /// <summary>Rounds per figure.</summary>
    public const int Counted = 5;

    /// <summary>Uncounted pairs before them: the product runs for weeks, and its compiler is done within minutes.</summary>
    private const int WarmUp = 3;

    /// <summary>Runs both in turn.</summary>
    /// <param name="work">One round of the work, in its unit.</param>
    /// <param name="yardstick">One round of the yardstick, in the same unit.</param>
    public static async Task<Measured> AlternateAsync(Func<Task<double>> work, Func<Task<double>> yardstick)
    {
        for (var round = 0; round < WarmUp; round++)
        {
            await yardstick().ConfigureAwait(false);
            await work().ConfigureAwait(false);
        }

        var held = new (double Value, double Cpu)[Counted];
        var done = new (double Value, double Cpu)[Counted];
        for (var round = 0; round < Counted; round++)
        {
            held[round] = await RunAsync(yardstick).ConfigureAwait(false);
            done[round] = await RunAsync(work).ConfigureAwait(false);
        }

        var ratios = done.Zip(held, (one, other) => one.Value / other.Value).ToArray();
        return new Measured(
            Median(done.Select(r => r.Value)),
            Median(held.Select(r => r.Value)),
            Median(ratios),
            ratios.Min(),
            ratios.Max(),
            Median(done.Select(r => r.Cpu)),
            Median(held.Select(r => r.Cpu)));
    }

    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    /// <summary>One round, with processor time in microseconds for each act where the round answers acts per second.</summary>
    private static async Task<(double Value, double Cpu)> RunAsync(Func<Task<double>> round)
    {
        var (begin, before) = (Stopwatch.GetTimestamp(), CpuTime.Seconds());
        var value = await round().ConfigureAwait(false);
        return (value, (CpuTime.Seconds() - before) * 1e6 / (value * Stopwatch.GetElapsedTime(begin).TotalSeconds));
    }
}
