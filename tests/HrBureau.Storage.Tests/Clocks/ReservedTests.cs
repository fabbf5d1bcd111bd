using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

/// <summary>What is due has connections that readers cannot exhaust.</summary>
public sealed class ReservedTests
{
    private const int Connections = 2;
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task While_readers_hold_every_connection_a_clock_is_claimed_its_incident_read_and_its_miss_written()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        await using var store = place.Open(options => (options.Connections, options.ReadWithin, options.AnswerWithin) = (Connections, Held, TimeSpan.FromSeconds(20)));
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident) with { Due = new DueRow(Some.Noon, null), Board = Some.Board(incident) });

        // Whoever reads lists now waits, and holds his connection meanwhile.
        await using var locking = await place.ConnectAsync();
        await using var transaction = await locking.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = locking.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "lock table board in access exclusive mode";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var flood = Enumerable.Range(0, 8 * Connections).Select(_ => Assert.ThrowsAsync<StorageUnavailableException>(() => store.Boards.FindAsync(incident))).ToArray();
        var reader = Assert.ThrowsAsync<StorageUnavailableException>(() => store.Incidents.FindHeadAsync(incident, TestContext.Current.CancellationToken));
        var claim = Assert.Single(await store.Due.TakeAsync(Some.Noon, "silo", TimeSpan.FromSeconds(9), 9, TestContext.Current.CancellationToken));
        Assert.Equal(incident, claim.Incident);
        Assert.Equal(1, (await store.Incidents.Urgent.LoadAsync(incident, 1, TestContext.Current.CancellationToken))!.Version);
        Assert.IsType<AppendResult.Appended>(await store.Incidents.Urgent.AppendAsync(Some.After(first) with { Due = null }, TestContext.Current.CancellationToken));
        Assert.Null(await store.Due.NextAsync(Some.Noon, TestContext.Current.CancellationToken));
        Assert.All(flood, waiting => Assert.False(waiting.IsCompleted));
        await Task.WhenAll([reader, .. flood]);
    }
}
