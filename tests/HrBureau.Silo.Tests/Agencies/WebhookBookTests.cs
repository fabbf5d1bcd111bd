using Microsoft.Extensions.Time.Testing;

namespace HrBureau.Silo.Tests;

/// <summary>What a silo knows of agencies' own systems: known before its first act, asked once however many acts wait.</summary>
public sealed class WebhookBookTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task The_first_act_of_a_silo_waits_for_a_book_that_cannot_be_asked_yet()
    {
        var asked = 0;
        var book = new WebhookBook(() => ++asked < 3 ? throw new TimeoutException() : Answer("agy-police"), time);
        Assert.Equal(["agy-police"], await book.AgenciesAsync());
    }

    [Fact]
    public async Task An_act_goes_on_without_a_book_that_never_answers()
    {
        var book = new WebhookBook(() => throw new TimeoutException(), time);
        Assert.Empty(await book.AgenciesAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task After_one_act_has_waited_in_vain_the_next_does_not_and_the_book_is_read_beside_it()
    {
        var answer = new TaskCompletionSource<IReadOnlyList<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var away = true;
        var book = new WebhookBook(() => away ? throw new TimeoutException() : answer.Task, time);
        Assert.Empty(await book.AgenciesAsync());

        away = false;
        var begun = TimeProvider.System.GetTimestamp();
        Assert.Empty(await book.AgenciesAsync());
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(2));

        answer.SetResult(["agy-police"]);
        await RunningCounty.UntilAsync(async () => (await book.AgenciesAsync()).Contains("agy-police"), "the book to be read");
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["agy-police"], await book.AgenciesAsync());
    }

    [Fact]
    public async Task However_many_acts_wait_the_book_is_asked_once()
    {
        var asked = 0;
        var answer = new TaskCompletionSource<IReadOnlyList<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var book = new WebhookBook(
            () =>
            {
                Interlocked.Increment(ref asked);
                return answer.Task;
            },
            time);
        var acts = Enumerable.Range(0, 64).Select(_ => book.AgenciesAsync().AsTask()).ToArray();
        answer.SetResult(["agy-police"]);
        Assert.All(await Task.WhenAll(acts), agencies => Assert.Equal(["agy-police"], agencies));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task A_book_that_goes_away_keeps_ringing_whom_it_named()
    {
        var away = false;
        var book = new WebhookBook(() => away ? throw new TimeoutException() : Answer("agy-police"), time);
        await book.AgenciesAsync();
        away = true;
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["agy-police"], await book.AgenciesAsync());
        book.Forget();
        Assert.Equal(["agy-police"], await book.AgenciesAsync());
    }

    [Fact]
    public async Task An_act_does_not_wait_for_a_book_whose_silo_has_died_and_what_it_says_later_counts()
    {
        var answer = Answer("agy-police");
        var book = new WebhookBook(() => answer, time);
        await book.AgenciesAsync();
        var late = new TaskCompletionSource<IReadOnlyList<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
        answer = late.Task;
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["agy-police"], await book.AgenciesAsync());

        // It was left being asked, not given up.
        late.SetResult(["agy-police", "agy-housing"]);
        await RunningCounty.UntilAsync(async () => (await book.AgenciesAsync()).Contains("agy-housing"), "what the book says");
    }

    [Fact]
    public async Task A_change_of_this_silo_is_seen_by_the_next_act()
    {
        string[] agencies = ["agy-police"];
        var book = new WebhookBook(() => Answer(agencies), time);
        await book.AgenciesAsync();
        agencies = ["agy-police", "agy-housing"];
        Assert.Equal(["agy-police"], await book.AgenciesAsync());
        book.Forget();
        Assert.Equal(["agy-housing", "agy-police"], (await book.AgenciesAsync()).Order());
    }

    private static Task<IReadOnlyList<string>> Answer(params string[] agencies) => Task.FromResult<IReadOnlyList<string>>(agencies);
}
