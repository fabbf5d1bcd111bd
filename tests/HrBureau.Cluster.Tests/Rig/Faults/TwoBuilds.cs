using HrBureau.Storage;

namespace HrBureau.Cluster.Tests;

/// <summary>Silos of another build stand beside those of this one: one after the other goes over to it, in order, and back again.</summary>
internal sealed record TwoBuilds() : Fault("two builds in one cluster, over and back")
{
    /// <summary>Names the host of the other build.</summary>
    public const string Other = "CHAOS_BEFORE";

    private static readonly TimeSpan Each = TimeSpan.FromSeconds(4);

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var other = Environment.GetEnvironmentVariable(Other)!;
        var since = rig.Mark();
        var reached = 0;
        foreach (var program in (string?[])[other, null])
        {
            foreach (var node in rig.Cluster.Silos.Append(rig.Cluster.Webs[0]))
            {
                await node.StopAsync();
                rig.Keep(node);
                node.Program = program;
                await node.StartAsync((Failpoint.Variable, "")); // An earlier build may not know of rules in a file.
                await Task.Delay(Each, CancellationToken.None);
                reached++;
            }
        }

        return new Bite(reached, since);
    }
}
