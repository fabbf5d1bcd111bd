namespace HrBureau.Silo.Tests;

/// <summary>Failpoints belong to the whole process: a test that arms one has it to itself.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultsOneByOne
{
    public const string Name = "faults";
}
