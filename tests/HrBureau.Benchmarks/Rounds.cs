namespace HrBureau.Benchmarks;

/// <summary>Alternates work and yardstick so that a machine whose speed drifts is fair to both.</summary>
internal static class Rounds
{
    /// <summary>Rounds per figure, after one uncounted pair.</summary>
    public const int Counted = 5;

    /// <summary>Runs both in turn.</summary>
    /// <param name="work">One round of the work, in its unit.</param>
    /// <param name="yardstick">One round of the yardstick, in the same unit.</param>
    /// <returns>Median of each, and the median of the ratios.</returns>
    public static async Task<(double Work, double Yardstick, double Ratio)> AlternateAsync(Func<Task<double>> work, Func<Task<double>> yardstick)
    {
        await yardstick().ConfigureAwait(false);
        await work().ConfigureAwait(false);
        var pairs = new (double Work, double Yardstick)[Counted];
        for (var round = 0; round < Counted; round++)
        {
            var held = await yardstick().ConfigureAwait(false);
            pairs[round] = (await work().ConfigureAwait(false), held);
        }

        return (Median(pairs.Select(p => p.Work)), Median(pairs.Select(p => p.Yardstick)), Median(pairs.Select(p => p.Work / p.Yardstick)));
    }

    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
