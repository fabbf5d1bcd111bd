using HrBureau.Storage;
using Microsoft.Extensions.Time.Testing;

namespace HrBureau.Silo.Tests;

public sealed class CommonTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 2, 3, 9, 0, 0, TimeSpan.Zero);
    private readonly Machine _machine = new(Start);

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    [InlineData(21_600)]
    public void A_machine_whose_clock_is_wrong_from_the_beginning_has_the_databases_time(int ahead)
    {
        var time = Begun(TimeSpan.FromSeconds(ahead));
        Assert.Equal(Start, time.GetUtcNow());
        _machine.Pass(10);
        Assert.Equal(Start.AddSeconds(10), time.GetUtcNow());
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-6)]
    public void A_wall_clock_that_jumps_moves_nothing_and_is_told(int hours)
    {
        var time = Begun(TimeSpan.Zero);
        _machine.Wrong += TimeSpan.FromHours(hours);
        Assert.Equal(Start, time.GetUtcNow());
        var wall = Look(time, Start);
        Assert.Equal(TimeSpan.FromHours(hours), wall.Ahead);
        Assert.True(SkewWatch.AreApart(wall));
        Assert.Equal(Start, time.GetUtcNow());
    }

    [Fact]
    public void What_is_behind_steps_forward_and_what_is_ahead_runs_slower_and_never_back()
    {
        var time = Begun(TimeSpan.Zero);
        Look(time, Start.AddSeconds(4));
        Assert.Equal(Start.AddSeconds(4), time.GetUtcNow());

        Look(time, Start);
        Assert.Equal(Start.AddSeconds(4), time.GetUtcNow());
        _machine.Pass(6);
        Assert.Equal(Start.AddSeconds(7), time.GetUtcNow());
        _machine.Pass(2);
        Assert.Equal(Start.AddSeconds(8), time.GetUtcNow());
        _machine.Pass(20);
        Assert.Equal(Start.AddSeconds(28), time.GetUtcNow());
    }

    [Fact]
    public void A_slow_answer_moves_only_what_it_proves()
    {
        var time = Begun(TimeSpan.Zero);
        Look(time, Start.AddSeconds(1), roundTrip: 2);
        Assert.Equal(Start, time.GetUtcNow());
        Look(time, Start.AddSeconds(3), roundTrip: 2);
        Assert.Equal(Start.AddSeconds(2), time.GetUtcNow());
    }

    [Theory]
    [InlineData(7200)]
    [InlineData(-7200)]
    public void A_database_whose_clock_leaps_is_not_followed_and_is_told(int seconds)
    {
        var time = Begun(TimeSpan.Zero);
        var wall = Look(time, Start.AddSeconds(seconds));
        Assert.Equal(Start, time.GetUtcNow());
        Assert.True(SkewWatch.AreApart(wall));
    }

    [Fact]
    public void A_machine_that_was_halted_and_put_right_is_followed_for_its_own_clock_bears_the_database_out()
    {
        var time = Begun(TimeSpan.Zero);
        _machine.Wrong = TimeSpan.FromSeconds(90);
        Look(time, Start.AddSeconds(90));
        Assert.Equal(Start.AddSeconds(90), time.GetUtcNow());
    }

    private CommonTime Begun(TimeSpan ahead)
    {
        _machine.Wrong = ahead;
        var time = new CommonTime(_machine);
        Assert.Equal(Start + ahead, time.GetUtcNow());
        Look(time, Start);
        return time;
    }

    private static ClockReading Look(CommonTime time, DateTimeOffset database, double roundTrip = 0)
    {
        var reading = new ClockReading(time.GetUtcNow() - database, TimeSpan.FromSeconds(roundTrip));
        var machine = CommonTime.OfMachine(time, reading);
        time.Take(reading);
        return machine;
    }

    /// <summary>A counter that is right and a wall clock that may not be.</summary>
    private sealed class Machine(DateTimeOffset start) : TimeProvider
    {
        private readonly FakeTimeProvider _true = new(start);

        public TimeSpan Wrong { get; set; }

        public override long TimestampFrequency => _true.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => _true.GetUtcNow() + Wrong;

        public override long GetTimestamp() => _true.GetTimestamp();

        public void Pass(int seconds) => _true.Advance(TimeSpan.FromSeconds(seconds));
    }
}
