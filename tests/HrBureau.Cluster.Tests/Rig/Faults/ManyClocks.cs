namespace HrBureau.Cluster.Tests;

/// <summary>Many drills begin within seconds, so that their rungs fall due in one heap, and a silo is killed when they do.</summary>
/// <param name="Drills">How many.</param>
internal sealed record ManyClocks(int Drills) : Fault($"{Drills} ladders fall due within seconds, a silo killed meanwhile")
{
    private const int Scale = 60;
    private const int Callers = 16;

    /// <summary>The second rung of the ladder.</summary>
    private static readonly TimeSpan Rung = TimeSpan.FromMinutes(5) / Scale;

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var round = rig.Rounds.Count;
        var acts = await rig.RushAsync(Callers, Drills, (caller, number) => RigActs.Report("duty-zhou", $"heap.{round}.{caller}", number, $"heap {round}, {caller}, number {number}", Scale));
        await Task.Delay(Rung * random.NextDouble(), CancellationToken.None);
        var since = rig.Mark();
        await rig.KillAsync(rig.Cluster.Silos[random.Next(Rig.Silos)]);
        await Task.Delay(Rung, CancellationToken.None);

        // Taken into charge, so that they do not go on for ever.
        var taken = acts.Where(static act => act.Reply is not null).ToArray();
        await rig.RushAsync(Callers, taken.Length, (caller, number) => RigActs.TakeCharge("duty-zhou", taken[(number * Callers) + caller].Reply!.Incident, $"heap.{round}.{caller}", number));
        return new Bite(taken.Length, since);
    }
}
