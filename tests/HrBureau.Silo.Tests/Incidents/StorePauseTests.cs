using System.Diagnostics;

namespace HrBureau.Silo.Tests;

/// <summary>When those who wait behind somebody are told at once that the store is away.</summary>
public sealed class StorePauseTests
{
    private readonly StorePause pause = new();

    private static long LongAgo => Stopwatch.GetTimestamp() - Stopwatch.Frequency;

    [Fact]
    public void Who_waited_in_vain_spares_the_others_the_wait_for_a_moment()
    {
        Assert.False(pause.Holds);
        pause.After(Stopwatch.GetTimestamp());
        Assert.False(pause.Holds);
        pause.After(LongAgo);
        Assert.True(pause.Holds);
        SpinWait.SpinUntil(() => !pause.Holds, TimeSpan.FromSeconds(5));
        Assert.False(pause.Holds);
    }

    [Fact]
    public void While_the_store_answers_others_one_that_waited_in_vain_stops_nobody()
    {
        pause.Answered();
        pause.After(LongAgo);
        Assert.False(pause.Holds);
    }

    [Fact]
    public void The_first_answer_ends_it()
    {
        pause.After(LongAgo);
        pause.Answered();
        Assert.False(pause.Holds);
    }
}
