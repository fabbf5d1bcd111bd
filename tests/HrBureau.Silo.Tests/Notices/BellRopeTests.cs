using HrBureau.Contracts;
using Microsoft.Extensions.Logging.Abstractions;
using Ring = HrBureau.Contracts.Ring;

namespace HrBureau.Silo.Tests;

/// <summary>Rings that come while a doorbell is being rung.</summary>
public sealed class BellRopeTests
{
    private static readonly KeyRing Keys = new([[.. Enumerable.Range(1, 32).Select(i => (byte)i)]]);

    [Fact]
    public async Task They_go_together_with_everybody_who_may_hear_of_them()
    {
        var bell = new SlowBell();
        var rope = Rope(bell);
        rope.Pull(new Ring("inc-1", 4, ["agy-hr"]));
        await bell.Rung.WaitAsync(TestContext.Current.CancellationToken);
        rope.Pull(new Ring("inc-1", 6, ["agy-hr"]));
        rope.Pull(new Ring("inc-1", 5, ["agy-hr", "agy-police"]));
        rope.Pull(new Ring("inc-2", 1, ["agy-hr"]));
        bell.Go.Release();
        await bell.Rung.WaitAsync(TestContext.Current.CancellationToken);
        bell.Go.Release();

        Assert.Equal(2, bell.Calls.Count);
        Assert.Equal(["inc-1", "inc-2"], bell.Calls[1].Select(ring => ring.IncidentId));
        Assert.Equal(6, bell.Calls[1][0].Version);
        Assert.Equal(["agy-hr", "agy-police"], bell.Calls[1][0].Agencies.Order());
    }

    [Fact]
    public async Task A_doorbell_that_fails_is_rung_again()
    {
        var bell = new SlowBell { Fails = true };
        var rope = Rope(bell);
        rope.Pull(new Ring("inc-1", 1, ["agy-hr"]));
        await bell.Rung.WaitAsync(TestContext.Current.CancellationToken);
        bell.Fails = false;
        rope.Pull(new Ring("inc-1", 2, ["agy-hr"]));
        await bell.Rung.WaitAsync(TestContext.Current.CancellationToken);
        bell.Go.Release();
        Assert.Equal(2, bell.Calls[^1][0].Version);
    }

    private static BellRope Rope(SlowBell bell) =>
        new(bell, new SystemIdentity(new Tokens(Keys, TimeProvider.System), TimeProvider.System), NullLogger.Instance);

    /// <summary>Answers when it is told to.</summary>
    private sealed class SlowBell : IDoorbellGrain
    {
        public List<IReadOnlyList<Ring>> Calls { get; } = [];

        public SemaphoreSlim Rung { get; } = new(0);

        public SemaphoreSlim Go { get; } = new(0);

        public bool Fails { get; set; }

        public Task Ring(IReadOnlyList<Ring> rings)
        {
            var fails = Fails;
            Calls.Add(rings);
            Rung.Release();
            return fails ? throw new InvalidOperationException("Stopping.") : Go.WaitAsync();
        }

        public Task Listen(IDoorbellListener listener) => Task.CompletedTask;
    }
}
