using System.Globalization;
using HrBureau.TestKit;

namespace HrBureau.Cluster.Tests;

/// <summary>SIGSTOP of a silo, with every connection open, then SIGCONT: it believes that no time has passed.</summary>
internal sealed record FreezeSilo(TimeSpan For) : Fault(string.Create(CultureInfo.InvariantCulture, $"SIGSTOP of a silo for {For.TotalSeconds:0} s, then SIGCONT"))
{
    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var silo = rig.Cluster.Silos[random.Next(Rig.Silos)];
        var since = rig.Mark();
        await silo.FreezeAsync(true);
        await Task.Delay(For, CancellationToken.None);
        var stood = StateOf(silo) == 'T';
        await silo.FreezeAsync(false);
        return new Bite(stood ? 1 : 0, since);
    }

    private static char StateOf(ClusterNode node)
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{node.Process.Id}/stat"));
        return stat[stat.LastIndexOf(')') + 2];
    }
}
