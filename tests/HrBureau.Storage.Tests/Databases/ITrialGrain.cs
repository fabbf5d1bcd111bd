namespace HrBureau.Storage.Tests;

/// <summary>A grain with state, to try the grain storage with.</summary>
[Alias("HrBureau.Storage.Tests.ITrialGrain")]
internal interface ITrialGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task<int> Add(int amount);

    [Alias("Read")]
    Task<int> Read();

    [Alias("Clear")]
    Task Clear();
}
