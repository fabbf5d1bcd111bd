using HrBureau.Storage;
using HrBureau.TestKit;

namespace HrBureau.Cluster.Tests;

/// <summary>A silo kills itself between two steps that a kill at random seldom meets.</summary>
/// <param name="Point">The failpoint.</param>
/// <param name="What">What stands between.</param>
/// <param name="IsAsked">Whether new incidents that ask the police are what leads there: those that are open stay with the silos that have them.</param>
internal sealed record KillAtPoint(string Point, string What, bool IsAsked = false) : Fault($"kill -9 {What}")
{
    private const int Killed = 137;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var silo = rig.Cluster.Silos[random.Next(Rig.Silos)];
        await rig.KillAsync(silo);
        var died = await DiesAsync(rig, silo, $"{Point}=kill@{random.Next(0, 2)}");
        var since = rig.Mark();
        await rig.KillAsync(silo);
        await silo.StartAsync();
        return new Bite(died ? 1 : 0, since);
    }

    private async Task<bool> DiesAsync(Rig rig, ClusterNode silo, string rule)
    {
        try
        {
            await silo.StartAsync((Failpoint.Variable, rule));
        }
        catch (HostEndedException ended)
        {
            return ended.Code == Killed; // It met the point before it was ready.
        }

        using var over = new CancellationTokenSource();
        var (exit, asking) = (silo.Process.ExitAsync(), IsAsked ? AskAsync(rig, over.Token) : Task.CompletedTask);
        var died = await Task.WhenAny(exit, Task.Delay(Within, CancellationToken.None)) == exit && await exit == Killed;
        await over.CancelAsync();
        await asking;
        return died;
    }

    private static async Task AskAsync(Rig rig, CancellationToken over)
    {
        var name = $"asked.{rig.Rounds.Count}";
        for (var number = 0; !over.IsCancellationRequested; number++)
        {
            var site = number;
            var opened = await rig.RushAsync(1, 1, (_, _) => RigActs.Report("duty-zhou", name, site, $"{name} {site}"));
            if (opened[0].Reply is { } reply)
            {
                await rig.RushAsync(1, 1, (_, _) => RigActs.Raise("lead-yan", reply.Incident, name, site));
            }
        }
    }
}
