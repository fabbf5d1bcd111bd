namespace HrBureau.Cluster.Tests;

/// <summary>Something that goes wrong.</summary>
/// <param name="Name">What it is called in the table.</param>
internal abstract record Fault(string Name)
{
    /// <summary>Breaks something, and mends it where it would not mend itself.</summary>
    /// <param name="rig">The run.</param>
    /// <param name="random">Where chance comes from.</param>
    public abstract Task<Bite> InjectAsync(Rig rig, Random random);
}
