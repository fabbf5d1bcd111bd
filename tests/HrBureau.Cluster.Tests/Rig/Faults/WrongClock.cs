using System.Diagnostics;

namespace HrBureau.Cluster.Tests;

/// <summary>One silo's machine has another wall clock than the rest: five minutes ahead at its start, then six hours, then six hours behind.</summary>
internal sealed record WrongClock() : Fault("wall clock of one silo 5 min ahead, then +6 h, then -6 h")
{
    /// <summary>What makes a clock wrong for one process, where it is installed.</summary>
    public static readonly string? Library = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu").Select(static folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        : null;

    /// <summary>Each way in which it is wrong lasts so long at least, and until the silo has seen it.</summary>
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SeenWithin = TimeSpan.FromSeconds(30);
    private static readonly string[] Wrong = ["+300s", "+21600s", "-21600s"];

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var silo = rig.Cluster.Silos[random.Next(Rig.Silos)];
        var clock = Path.Combine(silo.Folder, "wrong-clock");
        await rig.KillAsync(silo);
        await File.WriteAllTextAsync(clock, Wrong[0]);
        var since = rig.Mark();
        await silo.StartAsync(("LD_PRELOAD", Library!), ("FAKETIME_TIMESTAMP_FILE", clock), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"));
        var seen = 0;
        foreach (var wrong in Wrong)
        {
            await File.WriteAllTextAsync(clock, wrong);
            var (began, before) = (Stopwatch.GetTimestamp(), seen);
            do
            {
                await Task.Delay(Each, CancellationToken.None);
                seen = silo.Process.Output.Split(RigWords.ClockWrong).Length - 1;
            }
            while (seen <= before && Stopwatch.GetElapsedTime(began) < SeenWithin);
        }

        await rig.KillAsync(silo);
        await silo.StartAsync();
        return new Bite(seen >= Wrong.Length ? seen : 0, since);
    }
}
