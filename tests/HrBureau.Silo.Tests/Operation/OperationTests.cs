using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using static HrBureau.Silo.Tests.HookedCounty;

namespace HrBureau.Silo.Tests;

/// <summary>What who operates the system is told: what is stuck and who is away, and nothing of any case.</summary>
public sealed class OperationTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_clock_that_cannot_be_struck_is_named_with_its_fault(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        await Given.IncidentAsync(county, "Azure Park");
        await county.QuietAsync();
        var calm = await ShowAsync(county);
        Assert.Equal((1, 0, 0, 0, 0), (calm.Store!.Clocks, calm.Store.Due, calm.Store.Troubled, calm.Store.Owed, calm.Store.Reports));
        Assert.Equal("active", Assert.Single(calm.Silos).State);
        Assert.Empty(calm.Troubled);

        // No such incident: whatever is struck there is refused, for ever.
        var at = kind == StorageKind.Sqlite ? "1" : "timestamptz '2026-03-10 00:00Z'";
        await county.Place.ExecuteAsync($"insert into due (incident, at, wake) values ('inc-poison-001', {at}, {at})");
        await RunningCounty.UntilAsync(async () => (await ShowAsync(county)).Troubled.Count == 1, "the poisoned strike to fail");

        var troubled = await ShowAsync(county);
        var clock = Assert.Single(troubled.Troubled);
        Assert.Equal(("inc-poison-001", 1, 1), (clock.IncidentId, troubled.Store!.Due, troubled.Store.Troubled));
        Assert.True(clock is { Attempts: > 0, Fault.Length: > 0 } && clock.NextTry > clock.DueAt);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Word_that_is_not_taken_is_named_with_whom_it_was_for(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incident = await Given.IncidentAsync(county, "Azure Park");
        await county.QuietAsync();
        Assert.Empty((await ShowAsync(county)).Deliveries);

        // There is no such incident to tell anything.
        var at = kind == StorageKind.Sqlite ? "1" : "timestamptz '2026-03-10 00:00Z'";
        await county.Place.ExecuteAsync($$"""insert into owed (id, incident, version, kind, target, payload, not_before, wake) values ('rly-stuck', '{{incident}}', 1, 'relay', 'inc-nowhere-001', '{"type":"strike-clock"}', {{at}}, {{at}})""");
        await RunningCounty.UntilAsync(async () => (await ShowAsync(county)).Deliveries.Count == 1, "the word to be refused");

        var stuck = (await ShowAsync(county)).Deliveries[0];
        Assert.Equal((incident, "inc-nowhere-001"), (stuck.IncidentId, stuck.To));
        Assert.True(stuck is { Attempts: > 0, Fault.Length: > 0 } && stuck.NextTry > stuck.Since);
    }

    [Fact]
    public async Task An_agencys_system_that_fails_and_one_that_is_gone_are_told_apart()
    {
        await using var failing = await Receiver.StartAsync();
        await using var gone = await Receiver.StartAsync();
        failing.Answer = static (context, _) => Receiver.Status(context, 500);
        gone.Answer = static (context, _) => Receiver.Status(context, 410);
        await using var county = await StartAsync();
        await RegisterAsync(county, failing);
        await RegisterAsync(county, gone, Housing);
        Assert.All((await ShowAsync(county)).Webhooks!, hook => Assert.Equal((true, 0, null), (hook.Active, hook.Failed, hook.LastAt)));

        var (incident, _) = await AskAsync(county);
        await AskAsync(county, kind: RequestKind.ProjectFundsCheck, to: Housing, incident: incident);
        await RunningCounty.UntilAsync(async () => (await ShowAsync(county)).Webhooks is [{ Failed: > 0 }, { Active: false }] or [{ Active: false }, { Failed: > 0 }], "both to have failed");

        var hooks = (await ShowAsync(county)).Webhooks!.ToDictionary(hook => hook.Agency);
        Assert.Equal((true, null, WebhookFault.AnsweredError), (hooks[Police].Active, hooks[Police].Paused, hooks[Police].Fault));
        Assert.Equal((false, WebhookFault.Gone), (hooks[Housing].Active, hooks[Housing].Paused));
        Assert.NotNull(hooks[Housing].PausedAt);
        Assert.True(hooks[Police].FailingSince <= hooks[Police].LastAt);
    }

    [Fact]
    public async Task Entries_of_an_incident_are_numbers_times_and_traces_newest_first()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county, "Azure Park");
        for (var note = 0; note < 60; note++)
        {
            await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.AddNote($"note {note}")));
        }

        var head = (await county.StateAsync(incident)).Version;
        var newest = await county.As("ops").AskAsync(grains => Of(grains).Entries(incident, long.MaxValue));
        Assert.Equal(Enumerable.Range(0, 50).Select(i => head - i), newest.Select(entry => entry.Version));
        var earlier = await county.As("ops").AskAsync(grains => Of(grains).Entries(incident, newest[^1].Version));
        Assert.Equal(newest[^1].Version - 1, earlier[0].Version);
        Assert.Equal(1, earlier[^1].Version);
        Assert.Empty(await county.As("ops").AskAsync(grains => Of(grains).Entries("inc-360121-20200101-001", long.MaxValue)));
    }

    [Theory]
    [InlineData("duty-zhou")]
    [InlineData("chief-zheng")]
    [InlineData("admin")]
    [InlineData("auditor")]
    public async Task Who_does_not_operate_the_system_is_told_nothing_and_who_does_sees_no_case(string officer)
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county, "Azure Park");

        foreach (var ask in (Func<IOperationGrain, Task>[])[grain => grain.Show(), grain => grain.Entries(incident, long.MaxValue), grain => grain.Admit()])
        {
            var refused = await Assert.ThrowsAsync<UnauthorizedCallException>(() => county.As(officer).AskAsync(async grains =>
            {
                await ask(Of(grains));
                return true;
            }));
            Assert.Equal(CallRefusal.NotAllowed, refused.Reason);
        }

        await county.As("ops").AskAsync(async grains =>
        {
            await Of(grains).Admit();
            return true;
        });
        await Assert.ThrowsAsync<UnauthorizedCallException>(() => county.As("ops").TimelineAsync(incident));
    }

    private static Task<OperationView> ShowAsync(RunningCounty county) => county.As("ops").AskAsync(static grains => Of(grains).Show());

    private static IOperationGrain Of(IGrainFactory grains) => grains.GetGrain<IOperationGrain>(0);
}
