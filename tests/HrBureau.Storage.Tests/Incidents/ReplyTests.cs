using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class ReplyTests
{
    [Theory, OnBoth]
    public async Task The_same_command_ten_times_at_once_has_one_effect_and_one_answer(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident));
        var reply = Some.Reply(incident, "call-1");

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            store.Incidents.AppendAsync(Some.After(first) with { Replies = [reply] }, CancellationToken.None)));

        Assert.Single(results.OfType<AppendResult.Appended>());
        Assert.Equal(9, results.OfType<AppendResult.Replayed>().Count(r => r.Reply == reply));
        Assert.Equal(2, (await store.TimelineAsync(incident)).Count);
    }

    [Theory, OnBoth]
    public async Task The_same_command_decided_anew_on_a_later_version_still_has_one_effect(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var reply = Some.Reply(incident, "call-1");
        var first = await store.AppendAsync(Some.First(incident) with { Replies = [reply] });

        var again = await store.Incidents.AppendAsync(
            Some.After(first) with { Replies = [reply], Owed = [Some.Owed(incident, "n1")] }, CancellationToken.None);

        Assert.Equal(new AppendResult.Replayed(reply), again);
        Assert.Single(await store.TimelineAsync(incident));
        Assert.Equal(0, (await store.Owed.FiguresAsync()).Depth);
    }

    [Theory, OnBoth]
    public async Task Several_commands_in_one_append_each_keep_their_reply_and_are_found_together(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var (one, two, three) = (Some.Reply(incident, "call-1"), Some.Reply(incident, "call-2"), Some.Reply(incident, "call-3"));
        Assert.Equal(0, (await store.Incidents.FindRepliesAsync(incident, [one.Key], TestContext.Current.CancellationToken)).Version);

        var first = await store.AppendAsync(Some.First(incident) with { Replies = [one, two] });
        await store.AppendAsync(Some.First(Some.Incident()) with { Replies = [] });

        var known = await store.Incidents.FindRepliesAsync(incident, [one.Key, two.Key, two.Key with { Officer = "duty-lu" }, three.Key], TestContext.Current.CancellationToken);
        Assert.Equal(first.Version, known.Version);
        Assert.Equal([one.Key, two.Key], known.Replies.Keys.OrderBy(key => key.Key));
        Assert.Equal((one.BodyHash, one.Reply), (known.Replies[one.Key].BodyHash, known.Replies[one.Key].Reply));
        Assert.Equal(first.Version, (await store.Incidents.FindRepliesAsync(incident, [], TestContext.Current.CancellationToken)).Version);

        // Whoever put them together did not look: none of them counts, and he is to decide again.
        Assert.IsType<AppendResult.Conflict>(await store.Incidents.AppendAsync(Some.After(first) with { Replies = [one, three] }, CancellationToken.None));
        Assert.Single(await store.TimelineAsync(incident));
    }

    [Theory, OnBoth]
    public async Task The_same_key_with_another_body_is_told_so(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident) with { Replies = [Some.Reply(incident, "call-1")] });

        var other = await store.Incidents.AppendAsync(
            Some.After(first) with { Replies = [Some.Reply(incident, "call-1", """{"other":1}""")] }, CancellationToken.None);

        Assert.IsType<AppendResult.KeyReused>(other);
        Assert.Single(await store.TimelineAsync(incident));
    }

    [Theory, OnBoth]
    public async Task The_same_key_of_another_officer_or_incident_is_another_command(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var (incident, next) = (Some.Incident(), Some.Incident());
        var mine = Some.Reply(incident, "call-1");
        var first = await store.AppendAsync(Some.First(incident) with { Replies = [mine] });

        var his = await store.Incidents.AppendAsync(
            Some.After(first) with { Replies = [mine with { Key = mine.Key with { Officer = "duty-lu" } }] }, CancellationToken.None);
        var elsewhere = await store.Incidents.AppendAsync(Some.First(next) with { Replies = [Some.Reply(next, "call-1")] }, CancellationToken.None);

        Assert.IsType<AppendResult.Appended>(his);
        Assert.IsType<AppendResult.Appended>(elsewhere);
    }

    [Theory, OnBoth]
    public async Task A_success_whose_answer_was_lost_is_found_by_the_retry(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var first = await store.AppendAsync(Some.First(incident));
        var command = Some.After(first) with { Replies = [Some.Reply(incident, "call-1")] };

        using (Failpoint.Arm("append.after-commit", new FailpointAction(FailpointKind.Throw, Times: 1)))
        {
            await Assert.ThrowsAsync<UnknownOutcomeException>(() => store.Incidents.AppendAsync(command, CancellationToken.None));
            Assert.Equal(1, Failpoint.Reached("append.after-commit"));
        }

        Assert.IsType<AppendResult.Replayed>(await store.Incidents.AppendAsync(command, CancellationToken.None));
        Assert.Equal(2, (await store.TimelineAsync(incident)).Count);
    }

    [Fact]
    public async Task A_connection_lost_while_committing_is_settled_by_looking_for_the_entries()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        await using var store = place.Open();
        using var cut = Failpoint.Arm("append.after-commit", new FailpointAction(FailpointKind.Cut, Times: 1));

        var first = await store.AppendAsync(Some.First(Some.Incident()));

        Assert.Equal(2, Failpoint.Reached("append.after-commit"));
        Assert.Equal(first.HeadHash, Assert.Single(await store.TimelineAsync(first.Entries[0].Incident)).Hash);
    }

    [Theory, OnBoth]
    public async Task A_commit_that_did_not_happen_leaves_nothing_and_the_retry_goes_through(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var incident = Some.Incident();
        var command = Some.First(incident) with { Replies = [Some.Reply(incident, "call-1")] };

        using (Failpoint.Arm("append.before-commit", new FailpointAction(FailpointKind.Throw, Times: 1)))
        {
            await Assert.ThrowsAnyAsync<StorageException>(() => store.Incidents.AppendAsync(command, CancellationToken.None));
            Assert.Equal(1, Failpoint.Reached("append.before-commit"));
        }

        Assert.Empty(await store.TimelineAsync(incident));
        Assert.IsType<AppendResult.Appended>(await store.Incidents.AppendAsync(command, CancellationToken.None));
    }
}
