namespace HrBureau.Silo.Tests;

/// <summary>Few at once in each lane, the others in line, and nobody in line for longer than his claim is good for.</summary>
public sealed class LanesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Who_leaves_a_full_lane_makes_room_for_the_first_in_line()
    {
        var lanes = new Lanes<string>(1);
        Assert.True(lanes.Enter("police", "a", Noon));
        Assert.False(lanes.Enter("police", "b", Noon));
        Assert.False(lanes.Enter("police", "c", Noon));
        Assert.True(lanes.Enter("housing", "d", Noon));
        Assert.Equal(["police"], lanes.Crowded);

        Assert.Equal("b", lanes.Leave("police", out var drained));
        Assert.False(drained);
        Assert.Equal("c", lanes.Leave("police", out drained));
        Assert.True(drained);
        Assert.Empty(lanes.Crowded);
        Assert.Null(lanes.Leave("police", out _));
        Assert.True(lanes.Enter("police", "e", Noon));
    }

    [Fact]
    public void Who_stood_in_line_too_long_is_sent_away_and_nobody_else()
    {
        var lanes = new Lanes<string>(1);
        lanes.Enter("police", "at work", Noon);
        lanes.Enter("police", "early", Noon.AddSeconds(1));
        lanes.Enter("police", "late", Noon.AddSeconds(5));
        Assert.Equal(["early"], lanes.SendAway(Noon.AddSeconds(5)));
        Assert.Empty(lanes.SendAway(Noon.AddSeconds(5)));
        Assert.Equal("late", lanes.Leave("police", out _));
    }
}
