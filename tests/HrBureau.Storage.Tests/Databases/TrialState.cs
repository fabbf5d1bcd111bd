namespace HrBureau.Storage.Tests;

[GenerateSerializer]
[Alias("HrBureau.Storage.Tests.TrialState")]
internal sealed class TrialState
{
    [Id(0)]
    public int Sum { get; set; }
}
