namespace HrBureau.Cluster.Tests;

/// <summary>kill -9 of one of two web processes.</summary>
internal sealed record KillWeb() : Fault("kill -9 of one web process of two")
{
    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var web = rig.Cluster.Webs[random.Next(rig.Cluster.Webs.Count)];
        var since = rig.Mark();
        await rig.KillAsync(web);
        await web.StartAsync();
        return new Bite(1, since);
    }
}
