using System.Collections.Concurrent;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Thousands report sites from many callers at once, while a silo is killed: one incident for each site, each report once.</summary>
/// <param name="Reports">How many.</param>
/// <param name="Sites">Of how many sites.</param>
internal sealed record FloodOfReports(int Reports, int Sites) : Fault($"{Reports} reports of {(Sites == 1 ? "one site" : $"{Sites} sites")} from {Callers} callers, a silo killed meanwhile")
{
    private const int Callers = 64;

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var before = rig.History.Acknowledged;
        var sites = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var crowd = rig.RushAsync(Callers, Reports, (caller, number) =>
        {
            var site = $"flood {rig.Rounds.Count} {((number * Callers) + caller) % Sites}";
            var act = RigActs.Report("duty-zhou", $"flood.{rig.Rounds.Count}.{caller}", number, site);
            sites[act.Key] = site;
            return act;
        });
        await Task.WhenAny(crowd, rig.UntilMoreAsync(before + (Reports / 10)));
        var silo = rig.Cluster.Silos[random.Next(Rig.Silos)];
        await rig.KillAsync(silo);
        await silo.StartAsync();
        var answered = (await crowd).Where(static act => act.Reply is not null).ToArray();
        var since = rig.Mark();
        Assert.All(answered.GroupBy(act => sites[act.Key]), static site => Assert.Single(site.Select(static act => act.Reply!.Incident).Distinct()));
        return new Bite(answered.Length, since);
    }
}
