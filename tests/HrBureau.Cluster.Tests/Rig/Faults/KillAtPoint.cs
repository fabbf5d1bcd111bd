using HrBureau.Storage;
using HrBureau.TestKit;

namespace HrBureau.Cluster.Tests;

/// <summary>A silo kills itself between two steps that a kill at random seldom meets.</summary>
/// <param name="Point">The failpoint.</param>
/// <param name="What">What stands between.</param>
internal sealed record KillAtPoint(string Point, string What) : Fault($"kill -9 {What}")
{
    private const int Killed = 137;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var silo = rig.Cluster.Silos[random.Next(Rig.Silos)];
        await rig.KillAsync(silo);
        var died = await DiesAsync(silo, $"{Point}=kill@{random.Next(0, 2)}");
        var since = rig.Mark();
        await rig.KillAsync(silo);
        await silo.StartAsync();
        return new Bite(died ? 1 : 0, since);
    }

    private static async Task<bool> DiesAsync(ClusterNode silo, string rule)
    {
        try
        {
            await silo.StartAsync((Failpoint.Variable, rule));
        }
        catch (HostEndedException ended)
        {
            return ended.Code == Killed; // It met the point before it was ready.
        }

        var exit = silo.Process.ExitAsync();
        return await Task.WhenAny(exit, Task.Delay(Within, CancellationToken.None)) == exit && await exit == Killed;
    }
}
