namespace HrBureau.Cluster.Tests;

/// <summary>kill -9 of two of three silos, then of all, over due times; started again some seconds later.</summary>
internal sealed record KillTwoThenAll() : Fault("kill -9 of two silos, then of all")
{
    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var left = random.Next(Rig.Silos);
        foreach (var silo in rig.Cluster.Silos.Where((_, number) => number != left))
        {
            await rig.KillAsync(silo);
        }

        await Task.Delay(random.Next(0, 4000), CancellationToken.None);
        await rig.KillAsync(rig.Cluster.Silos[left]);
        await Task.Delay(random.Next(500, 4000), CancellationToken.None);
        var since = rig.Mark();
        await Task.WhenAll(rig.Cluster.Silos.Select(static silo => silo.StartAsync()));
        return new Bite(Rig.Silos, since);
    }
}
