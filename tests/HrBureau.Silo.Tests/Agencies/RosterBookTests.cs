using HrBureau.Domain;
using Microsoft.Extensions.Time.Testing;

namespace HrBureau.Silo.Tests;

/// <summary>This silo's copies of rosters, while the actor that keeps one cannot be reached.</summary>
public sealed class RosterBookTests
{
    private static readonly RosterRow Always = new("agy-hr", "duty-officer", "duty-zhou", [.. Enum.GetValues<DayOfWeek>()], default, default, new DateOnly(2026, 1, 1), null);
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 27, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_command_hardly_waits_for_an_actor_that_has_just_answered_and_the_next_do_not_wait()
    {
        var asked = 0;
        var never = new TaskCompletionSource<IReadOnlyList<RosterRow>>();
        var book = new RosterBook(_ => Interlocked.Increment(ref asked) == 1 ? Answer(Always) : never.Task, time);
        Assert.Equal("duty-zhou", await book.HolderAsync("agy-hr", "duty-officer"));

        time.Advance(TimeSpan.FromSeconds(3));
        for (var command = 0; command < 50; command++)
        {
            Assert.Equal("duty-zhou", await book.HolderAsync("agy-hr", "duty-officer"));
        }

        // As often as the copy grew old: each waiting in vain would be another call.
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task An_actor_that_answers_again_is_heard()
    {
        var away = false;
        var row = Always;
        var book = new RosterBook(_ => away ? throw new TimeoutException() : Answer(row), time);
        Assert.Equal("duty-zhou", await book.HolderAsync("agy-hr", "duty-officer"));
        (away, row) = (true, Always with { Officer = "duty-lu" });
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("duty-zhou", await book.HolderAsync("agy-hr", "duty-officer"));

        away = false;
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("duty-lu", await book.HolderAsync("agy-hr", "duty-officer"));
    }

    [Fact]
    public async Task However_many_wait_for_a_roster_nobody_knows_its_actor_is_asked_once()
    {
        var asked = 0;
        var answer = new TaskCompletionSource<IReadOnlyList<RosterRow>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var book = new RosterBook(
            _ =>
            {
                Interlocked.Increment(ref asked);
                return answer.Task;
            },
            time);
        var waiting = Enumerable.Range(0, 64).Select(_ => book.HolderAsync("agy-hr", "duty-officer")).ToArray();
        answer.SetResult([Always]);

        Assert.All(await Task.WhenAll(waiting), static holder => Assert.Equal("duty-zhou", holder));
        Assert.Equal(1, asked);
    }

    private static Task<IReadOnlyList<RosterRow>> Answer(RosterRow row) => Task.FromResult<IReadOnlyList<RosterRow>>([row]);
}
