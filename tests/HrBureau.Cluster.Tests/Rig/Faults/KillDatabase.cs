namespace HrBureau.Cluster.Tests;

/// <summary>kill -9 of PostgreSQL under load, and its start some seconds later.</summary>
internal sealed record KillDatabase() : Fault("kill -9 of PostgreSQL")
{
    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        await rig.Cluster.Server.KillAsync();
        await Task.Delay(random.Next(0, 5000), CancellationToken.None);
        await rig.Cluster.Server.RestartAsync();
        return new Bite(1, rig.Mark());
    }
}
