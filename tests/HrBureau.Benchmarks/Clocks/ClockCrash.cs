using System.Globalization;

namespace HrBureau.Benchmarks;

/// <summary>F5b: the only node is killed with SIGKILL when 500 of 2,000 clocks are done, and started again three seconds later.</summary>
internal static class ClockCrash
{
    private const int Due = 2_000;
    private const int DoneBefore = 500;
    private const double GoalSeconds = 2;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Down = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<Figure> MeasureAsync(int rounds)
    {
        var all = await ClockBench.AllAsync();
        var made = all.ToDictionary(work => work, _ => new List<Crash>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var work in all)
            {
                made[work].Add(await RunAsync(work));
                await Console.Error.WriteLineAsync($"F5b {work.Name}: {made[work][^1]}");
            }
        }

        var own = made[all[0]];
        var quartz = made[all[1]];
        var ratios = own.Zip(quartz, (ours, theirs) => theirs.FirstAfter / Math.Max(ours.FirstAfter, 0.001)).ToArray();
        var median = Rounds.Median(own.Select(crash => crash.FirstAfter));
        return new Figure(
            "F5b",
            $"first overdue clock after the node is ready again, killed at {DoneBefore} of 2,000; {string.Join("; ", own)}",
            string.Join("; ", all.Skip(1).Select(work => $"{work.Name}: {string.Join("; ", made[work])}")),
            "s",
            median,
            Rounds.Median(quartz.Select(crash => crash.FirstAfter)),
            Rounds.Median(ratios),
            "0 lost, 0 doubled, ≤ 2 s",
            own.TrueForAll(crash => crash is { Late: { Missing: 0, Doubled: 0 }, FirstAfter: <= GoalSeconds }),
            string.Create(CultureInfo.InvariantCulture, $"{ratios.Min():0.00}–{ratios.Max():0.00}"));
    }

    private static async Task<Crash> RunAsync(IClockWork work)
    {
        var (round, begin) = await ClockBench.ArmAsync(work, [.. Enumerable.Range(0, Due).Select(i => Window * i / Due)]);
        await using (await work.StartAsync())
        {
            await ClockBench.UntilAsync(begin);
            for (var until = begin + Window; await work.Clocks.DoneAsync(round) < DoneBefore && TimeProvider.System.GetUtcNow() < until;)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }

        await Task.Delay(Down, TimeProvider.System);
        var again = TimeProvider.System.GetUtcNow();
        await using (await work.StartAsync())
        {
            var ready = TimeProvider.System.GetUtcNow();
            for (var until = begin + Window + Patience; TimeProvider.System.GetUtcNow() < until && await work.Clocks.DoneAsync(round) < Due;)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }

            var first = await work.Clocks.FirstAfterAsync(round, again.UtcDateTime);
            var after = first is { } at ? Math.Max(0, (at - ready.UtcDateTime).TotalSeconds) : double.PositiveInfinity;
            return new Crash(await work.Clocks.LatenessAsync(round), ready - again, after);
        }
    }

    /// <summary>How it went on; what was overdue when the node came back may never be done.</summary>
    private sealed record Crash(Lateness Late, TimeSpan Start, double FirstAfter)
    {
        private string First => double.IsFinite(FirstAfter) ? string.Create(CultureInfo.InvariantCulture, $"first overdue {FirstAfter:0.00} s after ready") : "none of the overdue done";

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Late.Missing} not done a minute after the last was due, {Late.Doubled} doubled, {First} (start {Start.TotalSeconds:0.0} s), latest {Late.Most / 1000:0.0} s late");
    }
}
