using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

/// <summary>Many act on one incident at once.</summary>
[Collection(FaultsOneByOne.Name)]
public sealed class CommandLineTests
{
    private const int Callers = 1_000;

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_thousand_callers_are_all_answered_and_written_together(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();
        var before = (await county.As("duty-zhou").ViewAsync(incident))!.Version;
        var (flushes, appends) = (0, 0);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("HrBureau.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                Interlocked.Add(ref flushes, span.OperationName == "flush appends" ? 1 : 0);
                Interlocked.Add(ref appends, span.OperationName == "append entries" && Equals(span.GetTagItem(SiloTelemetry.IncidentTag), incident) ? 1 : 0);
            },
        };
        ActivitySource.AddActivityListener(listener);

        var replies = await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => county.As(i % 3 == 0 ? "duty-lu" : "duty-zhou").DoAsync(incident, new IncidentCommand.AddNote($"note {i}"), $"note-{i}")));

        Assert.All(replies, reply => Assert.Equal(CommandOutcome.Accepted, reply.Outcome));
        Assert.Equal(Enumerable.Range(1, Callers).Select(i => before + i), replies.Select(reply => reply.Version).Order());
        Assert.InRange(flushes, 1, Callers / 20);
        Assert.Equal(Callers, appends); // Each act is followed to its rows.
        var written = await county.Place.CountAsync($"select count(*) from incident_event where incident = '{incident}' and kind = 'note-added'");
        Assert.Equal(Callers, written);
        Assert.True((await county.As("duty-zhou").IntegrityAsync(incident))!.Ok);
        foreach (var i in new[] { 0, 499, Callers - 1 })
        {
            // Whoever sends again gets the very reply he was given.
            var again = await county.As(i % 3 == 0 ? "duty-lu" : "duty-zhou").DoAsync(incident, new IncidentCommand.AddNote($"note {i}"), $"note-{i}");
            Assert.Equal((replies[i].Outcome, replies[i].Version), (again.Outcome, again.Version));
        }
    }

    [Fact]
    public async Task Each_is_decided_on_what_those_before_him_left()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();
        var (zhou, lu) = (county.As("duty-zhou"), county.As("duty-lu"));
        var (first, charge, refused, note, voiding) = await InLineAsync(
            () => zhou.DoAsync(incident, new IncidentCommand.AddNote("holds the writer")),
            async () => (
                zhou.DoAsync(incident, new IncidentCommand.AddNote("first")),
                zhou.DoAsync(incident, new IncidentCommand.TakeCharge()),
                lu.DoAsync(incident, new IncidentCommand.AddNote("on an old page"), ifMatch: (await zhou.ViewAsync(incident))!.Version),
                lu.DoAsync(incident, new IncidentCommand.AddNote("after"), "after"),
                lu.DoAsync(incident, new IncidentCommand.AddNote("after"), "after")));

        Assert.Equal(CommandOutcome.Accepted, first.Outcome);
        Assert.Equal(CommandOutcome.Accepted, charge.Outcome);
        Assert.Equal(CommandOutcome.Stale, refused.Outcome);
        Assert.Equal((CommandOutcome.Accepted, note.Version), (note.Outcome, voiding.Version));
        Assert.Equal(3, new[] { first.Version, charge.Version, note.Version }.Distinct().Count());
        Assert.Equal("duty-zhou", (await county.StateAsync(incident)).Holder.Officer);
    }

    [Fact]
    public async Task What_needs_the_whole_log_goes_alone_between_the_others()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        await county.QuietAsync();
        var zhou = county.As("duty-zhou");
        var struck = await Given.MustAsync(zhou.DoAsync(incident, new IncidentCommand.AddNote("wrong")));
        var (before, voided, after, _, _) = await InLineAsync(
            () => zhou.DoAsync(incident, new IncidentCommand.AddNote("holds the writer")),
            () => Task.FromResult((
                zhou.DoAsync(incident, new IncidentCommand.AddNote("before")),
                zhou.DoAsync(incident, new IncidentCommand.VoidEntry(struck.Version, "typed at the wrong incident")),
                zhou.DoAsync(incident, new IncidentCommand.AddNote("after")),
                zhou.DoAsync(incident, new IncidentCommand.AddNote("and after")),
                zhou.DoAsync(incident, new IncidentCommand.AddNote("last")))));

        Assert.Equal((CommandOutcome.Accepted, null), (voided.Outcome, voided.Refusal?.Code));
        Assert.All(new[] { before, after }, reply => Assert.Equal(CommandOutcome.Accepted, reply.Outcome));
        Assert.Contains(struck.Version, (await county.StateAsync(incident)).Voided);
        Assert.True((await zhou.IntegrityAsync(incident))!.Ok);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_row_decided_on_a_state_that_moved_elsewhere_counts_for_nothing_and_is_decided_again(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();
        var (zhou, path) = (county.As("duty-zhou"), county.Silo.GetRequiredService<CommandPath>());
        var loader = county.Silo.GetRequiredService<IncidentLoader>();
        var lu = TestKit.Demo.Mechanism.Officers.Single(officer => officer.Id == "duty-lu");
        var caller = new Caller(CallerKind.Officer, lu.Id, lu.Agency, lu.Duties.ToHashSet(), "elsewhere", default, default);
        var (elsewhere, here) = (0, 0);
        var doing = Task.CompletedTask;
        using (var stop = new CancellationTokenSource())
        {
            doing = Task.Run(async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    var image = await loader.LoadAsync(incident, CancellationToken.None);
                    var step = await path.RunAsync(image, caller, new CommandEnvelope($"elsewhere-{elsewhere}", DomainJson.WriteCommand(new IncidentCommand.AddNote($"elsewhere {elsewhere}")), null));
                    if (step.Reply.Outcome == CommandOutcome.Accepted)
                    {
                        Interlocked.Increment(ref elsewhere);
                    }
                }
            }, TestContext.Current.CancellationToken);

            // The actor appends without looking up; the other comes in between when it can, and some rounds it cannot.
            for (var rounds = 0; rounds < 40 && (rounds == 0 || Volatile.Read(ref elsewhere) < 3); rounds++)
            {
                var told = await Task.WhenAll(Enumerable.Range(here, 300).Select(i => SayAsync(i)));
                Assert.All(told, outcome => Assert.Equal(CommandOutcome.Accepted, outcome));
                here += 300;
            }

            await stop.CancelAsync();
        }

        await doing;
        Assert.True(elsewhere >= 3, "Nobody came in between.");
        Assert.Equal(here + elsewhere, await county.Place.CountAsync($"select count(*) from incident_event where incident = '{incident}' and kind = 'note-added'"));
        Assert.True((await zhou.IntegrityAsync(incident))!.Ok);

        async Task<CommandOutcome> SayAsync(int i)
        {
            for (var tries = 0; tries < 20; tries++)
            {
                // A second conflict is told, and the same key sent again.
                if (await zhou.DoAsync(incident, new IncidentCommand.AddNote($"here {i}"), $"here-{i}") is { Outcome: not CommandOutcome.TryAgain } reply)
                {
                    return reply.Outcome;
                }
            }

            return CommandOutcome.TryAgain;
        }
    }

    [Fact]
    public async Task One_whom_the_store_refuses_stands_alone()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();
        await county.Place.ExecuteAsync("create trigger no_poison before insert on incident_event when new.payload like '%poison%' begin select raise(abort, 'no poison'); end");
        var zhou = county.As("duty-zhou");
        var acts = Enumerable.Range(0, 50).Select(i => zhou.DoAsync(incident, new IncidentCommand.AddNote(i == 20 ? "poison" : $"note {i}"))).ToArray();
        await Assert.ThrowsAsync<StoreRefusedException>(() => acts[20]);
        Assert.All(await Task.WhenAll(acts.Where((_, i) => i != 20)), reply => Assert.Equal(CommandOutcome.Accepted, reply.Outcome));
    }

    [Fact]
    public async Task What_is_due_does_not_wait_for_the_line()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();
        var zhou = county.As("duty-zhou");
        long last;
        using (Failpoint.Arm("append.before-write", new FailpointAction(FailpointKind.Delay, TimeSpan.FromMilliseconds(300))))
        {
            var first = zhou.DoAsync(incident, new IncidentCommand.AddNote("holds the writer"));
            await RunningCounty.UntilAsync(() => Task.FromResult(Failpoint.Reached("append.before-write") > 0), "the writer");
            var line = Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => zhou.DoAsync(incident, new IncidentCommand.AddNote($"note {i}"))));
            county.Time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromMilliseconds(1));
            await Given.MustAsync(first);
            last = (await line).Max(reply => reply.Version);
        }

        await county.QuietAsync();
        var struck = await county.Place.CountAsync($"select version from incident_event where incident = '{incident}' and kind = 'holder-sought'");
        Assert.InRange(struck, 1, last - 200);
    }

    /// <summary>Sends commands while one holds the writer, so that they stand in one line.</summary>
    private static async Task<(CommandReply, CommandReply, CommandReply, CommandReply, CommandReply)> InLineAsync(
        Func<Task<CommandReply>> holds,
        Func<Task<(Task<CommandReply>, Task<CommandReply>, Task<CommandReply>, Task<CommandReply>, Task<CommandReply>)>> send)
    {
        using var slow = Failpoint.Arm("append.before-write", new FailpointAction(FailpointKind.Delay, TimeSpan.FromMilliseconds(300)));
        var first = holds();
        await RunningCounty.UntilAsync(() => Task.FromResult(Failpoint.Reached("append.before-write") > 0), "the writer");
        var (a, b, c, d, e) = await send();
        await Given.MustAsync(first);
        return (await a, await b, await c, await d, await e);
    }
}
