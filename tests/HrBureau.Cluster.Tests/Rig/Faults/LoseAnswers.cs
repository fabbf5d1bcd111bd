using System.Diagnostics;

namespace HrBureau.Cluster.Tests;

/// <summary>Appends of one silo are written, and their answers lost: the connection breaks after the commit, or the writer is told nothing.</summary>
internal sealed record LoseAnswers(bool Cut) : Fault(Cut ? "written, connection broken before the answer" : "written, answer lost")
{
    private const int Lost = 40;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(12);

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var words = Cut ? RigWords.FlushLost : RigWords.OutcomeUnknown;
        var before = rig.Told(words);
        var silo = rig.Cluster.Silos[random.Next(Rig.Silos)];
        await silo.FailAtAsync($"append.after-commit={(Cut ? "cut" : "throw")}*{Lost}@{random.Next(0, 20)}");
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Within && rig.Told(words) - before < Lost;)
        {
            await Task.Delay(100, CancellationToken.None);
        }

        await silo.FailAtAsync("");
        return new Bite(rig.Told(words) - before, rig.Mark());
    }
}
