namespace HrBureau.Cluster.Tests;

/// <summary>kill -9 of one of three silos; the other two must do.</summary>
internal sealed record KillOneSilo() : Fault("kill -9 of one silo of three")
{
    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var silo = rig.Cluster.Silos[random.Next(Rig.Silos)];
        await Task.Delay(random.Next(0, 400), CancellationToken.None);
        var since = rig.Mark();
        await rig.KillAsync(silo);
        await Task.Delay(random.Next(0, 3000), CancellationToken.None);
        await silo.StartAsync();
        return new Bite(1, since);
    }
}
