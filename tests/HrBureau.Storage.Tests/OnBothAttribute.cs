using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace HrBureau.Storage.Tests;

/// <summary>Runs a test on both databases. One that is not there fails the test.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnBothAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [new TheoryDataRow<StorageKind>(StorageKind.Sqlite), new TheoryDataRow<StorageKind>(StorageKind.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
