using HrBureau.TestKit;

namespace HrBureau.Cluster.Tests;

/// <summary>A silo kills itself between two steps that a kill at random seldom meets: the first that comes there.</summary>
/// <param name="Point">The failpoint.</param>
/// <param name="What">What stands between.</param>
internal sealed record KillAtPoint(string Point, string What) : Fault($"kill -9 {What}")
{
    private const int Killed = 137;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(20);

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var silos = rig.Cluster.Silos.ToArray();
        random.Shuffle(silos);
        foreach (var silo in silos)
        {
            await silo.FailAtAsync($"{Point}=kill@{random.Next(0, 2)}");
            var died = await DiesAsync(silo);
            await silo.FailAtAsync("");
            if (died)
            {
                return new Bite(1, rig.Mark());
            }
        }

        return new Bite(0, rig.Mark());
    }

    private static async Task<bool> DiesAsync(ClusterNode silo)
    {
        var exit = silo.Process.ExitAsync();
        return await Task.WhenAny(exit, Task.Delay(Each, CancellationToken.None)) == exit && await exit == Killed;
    }
}
