using System.Globalization;

namespace HrBureau.Benchmarks;

/// <summary>F5: how late clocks are struck while 100,000 are open, against libraries that have as many.</summary>
internal static class ClockLateness
{
    private const int Warming = 200;
    private const double Goal = 50;

    /// <summary>A minute, or less where fewer clocks are open: they come due as quickly.</summary>
    private static TimeSpan Window => TimeSpan.FromSeconds(60) * ClockBench.Open / ClockBench.Full;

    /// <summary>After the last instant a round is given up so long after.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>10,000 come due one after the other within a minute.</summary>
    public static Task<Figure> WithinAMinuteAsync(int rounds) => MeasureAsync(
        "F5", FormattableString.Invariant($"{ClockBench.Due:N0} within {Window.TotalSeconds:0} s"), rounds, i => Window * i / ClockBench.Due, "p99 ≤ 500 ms, max ≤ 2 s", late => late is { Most99: <= 500, Most: <= 2_000 });

    /// <summary>10,000 come due at one instant.</summary>
    public static Task<Figure> AtOneInstantAsync(int rounds) => MeasureAsync(
        "F5-instant", FormattableString.Invariant($"{ClockBench.Due:N0} at one instant"), rounds, _ => TimeSpan.Zero, "all ≤ 5 s", late => late.Most <= 5_000);

    private static async Task<Figure> MeasureAsync(string id, string what, int rounds, Func<int, TimeSpan> due, string limit, Func<Lateness, bool> within)
    {
        var all = await ClockBench.AllAsync();
        var made = all.ToDictionary(work => work, _ => new List<Lateness>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var work in all)
            {
                made[work].Add(await RunAsync(work, [.. Enumerable.Range(0, ClockBench.Due).Select(due)]));
                await Console.Error.WriteLineAsync($"{id} {work.Name}: {made[work][^1]}");
            }
        }

        var own = made[all[0]];
        var libraries = all.Skip(1).Take(2).ToDictionary(work => work, work => Rounds.Median(made[work].Select(late => late.Most99)));
        var better = libraries.MinBy(pair => pair.Value).Key;
        var ratios = made[better].Zip(own, (theirs, ours) => theirs.Most99 / ours.Most99).ToArray();
        var ratio = Rounds.Median(ratios);
        return new Figure(
            id,
            $"p99 of lateness, {ClockBench.Open:N0} clocks open, {what}, struck as entries of real incidents, PostgreSQL, one process; {string.Join("; ", own)}",
            string.Join("; ", all.Skip(1).Select(work => $"{work.Name}: {string.Join("; ", made[work])}")),
            "ms",
            Rounds.Median(own.Select(late => late.Most99)),
            libraries[better],
            ratio,
            string.Create(CultureInfo.InvariantCulture, $"{limit}; p99 ≥ {Goal} × quicker than the better of Quartz.NET and Hangfire"),
            ratio >= Goal && own.TrueForAll(late => late is { Missing: 0, Doubled: 0 } && within(late)) && ClockBench.Open == ClockBench.Full,
            string.Create(CultureInfo.InvariantCulture, $"{ratios.Min():0.00}–{ratios.Max():0.00}"));
    }

    /// <summary>One round: a fresh process, some clocks to warm it, then those that count.</summary>
    private static async Task<Lateness> RunAsync(IClockWork work, TimeSpan[] due)
    {
        var warm = TimeSpan.FromSeconds(10);
        await ClockBench.ArmAsync(work, [.. Enumerable.Range(0, Warming).Select(i => TimeSpan.FromMilliseconds(10 * i))]);
        var (round, begin) = await ClockBench.ArmAsync(work, [.. due.Select(at => at + warm)]);
        await using (await work.StartAsync())
        {
            await ClockBench.UntilAsync(begin);
            for (var until = begin + warm + due[^1] + Patience; TimeProvider.System.GetUtcNow() < until && await work.Clocks.DoneAsync(round) < due.Length;)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            }

            return await work.Clocks.LatenessAsync(round);
        }
    }
}
