namespace HrBureau.Benchmarks;

/// <summary>The product and the libraries, each with clocks that are open and far from due; made once for all figures.</summary>
internal static class ClockBench
{
    /// <summary>So many are open in the figure as it is meant; a tenth of them come due.</summary>
    public const int Full = 100_000;

    /// <summary>Open clocks, set before the first figure is made.</summary>
    public static int Open { get; set; } = Full;

    /// <summary>How many come due.</summary>
    public static int Due => Open / 10;

    private static int Far => Open - Due;

    private static readonly Lazy<Task<IReadOnlyList<IClockWork>>> Made = new(MakeAsync);
    private static int _round;

    /// <summary>The product first.</summary>
    public static Task<IReadOnlyList<IClockWork>> AllAsync() => Made.Value;

    /// <summary>Arms a round: one clock for each instant, counted from the first.</summary>
    /// <returns>The round and its first instant.</returns>
    public static async Task<(int Round, DateTimeOffset Begin)> ArmAsync(IClockWork work, IReadOnlyList<TimeSpan> due)
    {
        var round = Interlocked.Increment(ref _round);
        var begin = TimeProvider.System.GetUtcNow() + work.Lead;
        await work.Clocks.NoteAsync(round, [.. work.Names(round, due.Count).Zip(due, (name, at) => (name, begin + at))]);
        await work.ArmAsync(round);
        await Console.Error.WriteLineAsync($"{work.Name}: {due.Count} armed, {begin - TimeProvider.System.GetUtcNow()} left");
        return (round, begin);
    }

    /// <summary>Waits until the instant; it must not have passed while everything was made ready.</summary>
    public static Task UntilAsync(DateTimeOffset begin)
    {
        var left = begin - TimeProvider.System.GetUtcNow();
        return left > TimeSpan.Zero ? Task.Delay(left, TimeProvider.System) : throw new InvalidOperationException($"It took {-left} too long to arm and to start.");
    }

    private static async Task<IReadOnlyList<IClockWork>> MakeAsync()
    {
        IClockWork[] all = [await ProductClocks.MakeAsync(), await QuartzClocks.MakeAsync(), await HangfireClocks.MakeAsync(), await ReminderClocks.MakeAsync()];
        var far = TimeProvider.System.GetUtcNow().AddDays(30);
        foreach (var work in all)
        {
            await work.Clocks.NoteAsync(0, [.. work.Names(0, Far).Select((name, i) => (name, far.AddSeconds(i)))]);
            await work.ArmAsync(0);
        }

        return all;
    }
}
