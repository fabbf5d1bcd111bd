namespace HrBureau.Cluster.Tests;

/// <summary>Many command one incident at the same instant, while the silo of some is killed.</summary>
/// <param name="Callers">How many.</param>
internal sealed record FloodOneIncident(int Callers) : Fault($"{Callers} command one incident at once, a silo killed meanwhile")
{
    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var before = rig.History.Acknowledged;
        var crowd = rig.RushAsync(Callers, Callers, (caller, number) => RigActs.Note(caller % 2 == 0 ? "duty-zhou" : "duty-lu", rig.Noted[0], $"rush.{rig.Rounds.Count}.{caller}", number));
        await Task.WhenAny(crowd, rig.UntilMoreAsync(before + (Callers / 5)));
        var silo = rig.Cluster.Silos[random.Next(Rig.Silos)];
        await rig.KillAsync(silo);
        await silo.StartAsync();
        var acts = await crowd;
        return new Bite(acts.Count(static act => act.Reply is not null), rig.Mark());
    }
}
