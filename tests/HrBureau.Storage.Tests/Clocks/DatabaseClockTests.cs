using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class DatabaseClockTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(-90)]
    public async Task The_difference_is_that_at_the_middle_of_the_round_trip(int seconds)
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        await using var store = Store.Open(place.Options(), new ShiftedTime { Ahead = TimeSpan.FromSeconds(seconds) });

        var reading = (await store.Clock.ReadAsync(TestContext.Current.CancellationToken))!;

        // The server runs on this very machine: what is left is half the round trip, and the microsecond its column is cut to.
        var rest = (reading.Ahead - TimeSpan.FromSeconds(seconds)).Duration();
        Assert.InRange(rest, TimeSpan.Zero, (reading.RoundTrip / 2) + TimeSpan.FromMilliseconds(2));
    }

    [Fact]
    public async Task A_database_in_this_process_has_this_process_clock()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using var store = Store.Open(place.Options(), new ShiftedTime { Ahead = TimeSpan.FromHours(1) });

        Assert.Null(await store.Clock.ReadAsync(TestContext.Current.CancellationToken));
    }
}
