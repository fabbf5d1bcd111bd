using System.Diagnostics.Metrics;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo.Tests;

public sealed class SkewWatchTests
{
    [Fact]
    public async Task Clocks_that_come_apart_are_told_once_with_the_cure_and_once_when_they_agree_again()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        var time = new ShiftedTime();
        await using var store = Store.Open(place.Options(), time);
        using var lines = new LogLines();
        using var watch = new SkewWatch(store.Clock, TimeProvider.System, lines.For<SkewWatch>());

        // The first look also opens the connection.
        await watch.LookAsync(stop);
        Assert.Empty(lines.All);

        time.Ahead = TimeSpan.FromSeconds(-90);
        await watch.LookAsync(stop);
        await watch.LookAsync(stop);
        time.Ahead = TimeSpan.FromSeconds(-80);
        await watch.LookAsync(stop);
        var told = Assert.Single(lines.All);
        Assert.Equal(LogLevel.Error, told.Level);
        Assert.Matches("clock is -(89|90)[.]", told.Text);
        Assert.Contains("same time source", told.Text, StringComparison.Ordinal);

        time.Ahead = default;
        await watch.LookAsync(stop);
        await watch.LookAsync(stop);
        Assert.Equal([LogLevel.Error, LogLevel.Information], lines.All.Select(line => line.Level));
    }

    [Fact]
    public async Task The_difference_is_measured()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        await using var store = Store.Open(place.Options(), new ShiftedTime { Ahead = TimeSpan.FromHours(77) });
        using var lines = new LogLines();
        using var watch = new SkewWatch(store.Clock, TimeProvider.System, lines.For<SkewWatch>());
        var measured = new List<double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Name == "hrbureau.clock.skew")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) =>
        {
            lock (measured)
            {
                measured.Add(value);
            }
        });
        listener.Start();

        await watch.LookAsync(TestContext.Current.CancellationToken);

        lock (measured)
        {
            // Silos of other tests measure too; none of them is 77 hours ahead.
            Assert.Contains(measured, value => Math.Abs(value - TimeSpan.FromHours(77).TotalSeconds) < 30);
        }
    }

    [Theory]
    [InlineData(400, 100, false)]
    [InlineData(-400, 100, false)]
    [InlineData(600, 100, true)]
    [InlineData(-600, 100, true)]
    [InlineData(500, 0, false)]
    [InlineData(501, 0, true)]
    [InlineData(600, 400, null)]
    [InlineData(400, 400, null)]
    [InlineData(0, 4000, null)]
    [InlineData(-9000, 4000, true)]
    public void A_slow_answer_proves_only_what_lies_beyond_half_its_round_trip(int ahead, int roundTrip, bool? apart) =>
        Assert.Equal(apart, SkewWatch.AreApart(new ClockReading(TimeSpan.FromMilliseconds(ahead), TimeSpan.FromMilliseconds(roundTrip))));
}
