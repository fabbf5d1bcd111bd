using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class WriteQueueTests
{
    private const int Batch = 4;

    [Fact]
    public async Task What_is_urgent_is_taken_before_a_flood_that_stood_there_first()
    {
        var queue = new WriteQueue(100, Batch);
        var flood = Enumerable.Range(0, 50).Select(_ => new Job()).ToArray();
        foreach (var job in flood)
        {
            await queue.EnqueueAsync(job, TestContext.Current.CancellationToken);
        }

        var urgent = new Job { Urgent = true };
        await queue.EnqueueAsync(urgent, TestContext.Current.CancellationToken);
        Assert.Equal([urgent, flood[0], flood[1], flood[2]], queue.Take());
        Assert.Equal(flood[3..7], queue.Take());
    }

    [Fact]
    public async Task A_full_queue_has_room_for_what_is_urgent_and_an_idle_one_wakes_for_it()
    {
        var full = new WriteQueue(Batch, Batch);
        for (var i = 0; i < Batch; i++)
        {
            await full.EnqueueAsync(new Job(), TestContext.Current.CancellationToken);
        }

        var urgent = new Job { Urgent = true };
        Assert.True(full.EnqueueAsync(urgent, TestContext.Current.CancellationToken).AsTask().IsCompletedSuccessfully);
        Assert.Same(urgent, full.Take()[0]);

        var idle = new WriteQueue(Batch, Batch);
        var waiting = idle.WaitAsync().AsTask();
        Assert.False(waiting.IsCompleted);
        await idle.EnqueueAsync(urgent, TestContext.Current.CancellationToken);
        Assert.True(await waiting);
        Assert.Same(urgent, Assert.Single(idle.Take()));
    }

    [Fact]
    public async Task What_stands_in_line_when_the_queue_is_closed_is_taken_still()
    {
        var queue = new WriteQueue(Batch, Batch);
        var urgent = new Job { Urgent = true };
        await queue.EnqueueAsync(urgent, TestContext.Current.CancellationToken);
        queue.Close();
        Assert.True(await queue.WaitAsync());
        Assert.Same(urgent, Assert.Single(queue.Take()));
        Assert.False(await queue.WaitAsync());
    }

    private sealed class Job : WriteJob<int>;
}
