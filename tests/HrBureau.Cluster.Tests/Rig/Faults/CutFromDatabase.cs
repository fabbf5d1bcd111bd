namespace HrBureau.Cluster.Tests;

/// <summary>One silo and the database lose each other; the other silos see both. What was on the way comes when the cable is in again.</summary>
internal sealed record CutFromDatabase() : Fault("one silo cut off from PostgreSQL")
{
    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var held = rig.Gate.Held;
        rig.Gate.Close();
        try
        {
            await Task.Delay(random.Next(4000, 12000), CancellationToken.None);
        }
        finally
        {
            rig.Gate.Open();
        }

        return new Bite(rig.Gate.Held - held, rig.Mark());
    }
}
