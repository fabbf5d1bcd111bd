using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Thousands report one site from many callers at once, while a silo is killed: one incident, each report once.</summary>
/// <param name="Reports">How many.</param>
internal sealed record FloodOneSite(int Reports) : Fault($"{Reports} reports of one site from {Callers} callers, a silo killed meanwhile")
{
    private const int Callers = 64;

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var site = $"flood {rig.Rounds.Count}";
        var before = rig.History.Acknowledged;
        var crowd = rig.RushAsync(Callers, Reports, (caller, number) => RigActs.Report("duty-zhou", $"flood.{rig.Rounds.Count}.{caller}", number, site));
        await Task.WhenAny(crowd, rig.UntilMoreAsync(before + (Reports / 10)));
        var silo = rig.Cluster.Silos[random.Next(Rig.Silos)];
        await rig.KillAsync(silo);
        await silo.StartAsync();
        var acts = await crowd;
        var since = rig.Mark();
        Assert.Single(acts.Where(static act => act.Reply is not null).Select(static act => act.Reply!.Incident).Distinct());
        return new Bite(acts.Count(static act => act.Reply is not null), since);
    }
}
