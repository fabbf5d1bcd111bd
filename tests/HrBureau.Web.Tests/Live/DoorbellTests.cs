using HrBureau.Contracts;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>One reader waits at the bell.</summary>
public sealed class DoorbellTests
{
    /// <summary>Thrown on a thread of the pool, it would end the process.</summary>
    [Fact]
    public async Task A_patience_that_ends_while_the_ring_is_taken_harms_nothing()
    {
        var time = new LateTimers();
        using var waiter = new Doorbell().OfIncident("inc-1");
        waiter.Rings.TryWrite(new Ring("inc-1", 1, []));

        await waiter.WaitAsync(TimeSpan.FromSeconds(20), time, TestContext.Current.CancellationToken);

        Assert.Equal(1, time.FireLate());
        Assert.NotNull(waiter.Next());
    }

    /// <summary>Timers whose callback was already on its way when they were disposed of.</summary>
    private sealed class LateTimers : TimeProvider
    {
        private readonly List<Action> _underWay = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Late(() => _underWay.Add(() => callback(state)));

        public int FireLate()
        {
            _underWay.ForEach(fire => fire());
            return _underWay.Count;
        }

        private sealed class Late(Action disposed) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => disposed();

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
