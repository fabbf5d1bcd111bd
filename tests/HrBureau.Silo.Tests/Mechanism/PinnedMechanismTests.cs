using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace HrBureau.Silo.Tests;

public sealed class PinnedMechanismTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_stored_mechanism_that_is_not_the_one_its_hash_names_is_refused(StorageKind kind)
    {
        await using var place = await StoragePlace.NewAsync(kind);
        await using var store = place.Open();
        var source = new MechanismSource(Demo.Mechanism, Demo.Calendar, store.Mechanisms, store.Administration, NullLogger<MechanismSource>.Instance);
        var stop = TestContext.Current.CancellationToken;
        await store.Mechanisms.SaveAsync("0000", Demo.Mechanism.ToCanonicalText(), stop);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await source.ForAsync("0000", stop));
        Assert.Contains("0000", fault.Message, StringComparison.Ordinal);
    }
}
