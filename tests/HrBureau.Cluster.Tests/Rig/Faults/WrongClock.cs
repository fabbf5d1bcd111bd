namespace HrBureau.Cluster.Tests;

/// <summary>One silo's machine has another wall clock than the rest: five minutes ahead at its start, then six hours, then six hours behind.</summary>
internal sealed record WrongClock() : Fault("wall clock of one silo 5 min ahead, then +6 h, then -6 h")
{
    /// <summary>What makes a clock wrong for one process, where it is installed.</summary>
    public static readonly string? Library = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu").Select(static folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        : null;

    /// <summary>So often the clock is wrong in another way, which the silo must have seen.</summary>
    private const int Steps = 3;

    private static readonly TimeSpan Each = TimeSpan.FromSeconds(7);

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var silo = rig.Cluster.Silos[random.Next(Rig.Silos)];
        var clock = Path.Combine(silo.Folder, "wrong-clock");
        await rig.KillAsync(silo);
        await File.WriteAllTextAsync(clock, "+300s");
        var since = rig.Mark();
        await silo.StartAsync(("LD_PRELOAD", Library!), ("FAKETIME_TIMESTAMP_FILE", clock), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"));
        await Task.Delay(Each, CancellationToken.None);
        foreach (var wrong in (string[])["+21600s", "-21600s"])
        {
            await File.WriteAllTextAsync(clock, wrong);
            await Task.Delay(Each, CancellationToken.None);
        }

        var told = silo.Process.Output.Split(RigWords.ClockWrong).Length - 1;
        await rig.KillAsync(silo);
        await silo.StartAsync();
        return new Bite(told >= Steps ? told : 0, since);
    }
}
