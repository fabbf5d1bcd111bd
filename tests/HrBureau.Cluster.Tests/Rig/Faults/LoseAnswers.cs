using HrBureau.Storage;

namespace HrBureau.Cluster.Tests;

/// <summary>Appends of one silo are written, and their answers lost: the connection breaks after the commit, or the writer is told nothing.</summary>
internal sealed record LoseAnswers(bool Cut) : Fault(Cut ? "written, connection broken before the answer" : "written, answer lost")
{
    private const int Lost = 40;
    private static readonly TimeSpan For = TimeSpan.FromSeconds(12);

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var silo = rig.Cluster.Silos[random.Next(Rig.Silos)];
        var words = Cut ? RigWords.FlushLost : RigWords.OutcomeUnknown;
        await rig.KillAsync(silo);
        await silo.StartAsync((Failpoint.Variable, $"append.after-commit={(Cut ? "cut" : "throw")}*{Lost}@{random.Next(0, 20)}"));
        var before = rig.Told(words);
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < For && rig.Told(words) - before < Lost;)
        {
            await Task.Delay(100, CancellationToken.None);
        }

        var reached = rig.Told(words) - before;
        var since = rig.Mark();
        await rig.KillAsync(silo);
        await silo.StartAsync();
        return new Bite(reached, since);
    }
}
