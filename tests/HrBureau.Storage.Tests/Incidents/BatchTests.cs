using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class BatchTests
{
    [Theory, OnBoth]
    public async Task One_poisoned_append_among_two_hundred_fails_alone(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incidents = Enumerable.Range(0, 200).Select(_ => Some.Incident()).ToList();
        var poisoned = incidents[117];
        List<Task<AppendResult>> appends;
        using (Failpoint.Arm("append.before-write", new FailpointAction(FailpointKind.Delay, TimeSpan.FromMilliseconds(150), Times: 1)))
        {
            appends = incidents.ConvertAll(i => store.Incidents.AppendAsync(
                Some.First(i, i == poisoned ? Some.Entry(kind: string.Empty) : Some.Entry()) with { Owed = [Some.Owed(i, "n-" + i)] },
                CancellationToken.None));
            await Assert.ThrowsAsync<AppendRejectedException>(() => Task.WhenAll(appends));
        }

        Assert.Equal(199, appends.Count(a => a.IsCompletedSuccessfully));
        Assert.Equal(199, await place.CountAsync("select count(*) from incident_event"));
        Assert.Equal(199, (await store.Owed.FiguresAsync()).Depth);
        Assert.Null(await store.Incidents.FindHeadAsync(poisoned));
    }

    [Theory, OnBoth]
    public async Task A_conflict_in_a_batch_fails_alone(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var stale = await store.AppendAsync(Some.First(Some.Incident()));
        await store.AppendAsync(Some.After(stale));
        using var hold = Failpoint.Arm("append.before-write", new FailpointAction(FailpointKind.Delay, TimeSpan.FromMilliseconds(100), Times: 1));

        var others = Enumerable.Range(0, 50).Select(_ => store.Incidents.AppendAsync(Some.First(Some.Incident()), CancellationToken.None)).ToList();
        var late = store.Incidents.AppendAsync(Some.After(stale), CancellationToken.None);

        Assert.All(await Task.WhenAll(others), r => Assert.IsType<AppendResult.Appended>(r));
        Assert.IsType<AppendResult.Conflict>(await late);
    }

    [Theory, OnBoth]
    public async Task A_caller_is_answered_in_time_although_the_writer_hangs(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open(o => o.AnswerWithin = TimeSpan.FromMilliseconds(300));
        var incident = Some.Incident();
        using var hold = Failpoint.Arm("append.before-write", new FailpointAction(FailpointKind.Delay, TimeSpan.FromSeconds(1), Times: 1));

        var begun = store.Incidents.AppendAsync(Some.First(Some.Incident()), CancellationToken.None);
        while (Failpoint.Reached("append.before-write") == 0)
        {
            await Task.Yield();
        }

        var waiting = store.Incidents.AppendAsync(Some.First(incident), CancellationToken.None);

        await Assert.ThrowsAsync<UnknownOutcomeException>(() => begun);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => waiting);

        // The writer takes its work in order: what is written after the abandoned append shows that it was passed over.
        var next = Some.First(Some.Incident());
        while (await Record.ExceptionAsync(() => store.Incidents.AppendAsync(next, CancellationToken.None)) is { } fault)
        {
            Assert.IsAssignableFrom<StorageException>(fault);
        }

        Assert.Null(await store.Incidents.FindHeadAsync(incident));
    }

    [Theory, OnBoth]
    public async Task An_event_id_twice_on_one_timeline_is_refused(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var entry = Some.Entry();
        var first = await store.AppendAsync(Some.First(Some.Incident(), entry));

        await Assert.ThrowsAsync<AppendRejectedException>(() => store.Incidents.AppendAsync(Some.After(first, entry), CancellationToken.None));
    }
}
