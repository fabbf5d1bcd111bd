using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

public sealed class DueWatchTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task What_falls_due_while_its_incident_is_struck_is_struck_at_once_and_not_when_the_claim_lapses(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();

        // The strike of the first rung is done and its row armed anew, but the watch still holds it while the next rung falls due.
        using (Failpoint.Arm("due.struck", new FailpointAction(FailpointKind.Delay, TimeSpan.FromSeconds(2))))
        {
            county.Time.Advance(TimeSpan.FromMinutes(5) + Tick);
            await RunningCounty.UntilAsync(async () => await ClimbsAsync(county, incident) == 1, "the first rung");
            county.Time.Advance(TimeSpan.FromMinutes(5));
            await RunningCounty.UntilAsync(async () => await county.Place.CountAsync("select count(*) from due where owner is not null") == 1, "the second claim");
        }

        // Facts' time stands still: a claim that was dropped would stand for ever.
        await RunningCounty.UntilAsync(async () => await ClimbsAsync(county, incident) == 2, "the second rung");
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_strike_on_an_image_behind_the_log_finds_what_is_due_all_the_same(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incident = await Given.HeldIncidentAsync(county);
        await county.QuietAsync();
        Assert.True(await county.IsIdleForAsync(TimeSpan.FromHours(1)));

        // Another activation, of which this silo's knows nothing, offers the incident to a colleague.
        var path = county.Silo.GetRequiredService<CommandPath>();
        var image = await county.Silo.GetRequiredService<IncidentLoader>().LoadAsync(incident, TestContext.Current.CancellationToken);
        var zhou = TestKit.Demo.Mechanism.Officers.Single(officer => officer.Id == "duty-zhou");
        var caller = new Caller(CallerKind.Officer, zhou.Id, zhou.Agency, zhou.Duties.ToHashSet(), "elsewhere", default, default);
        var offered = await path.RunAsync(image, caller, new CommandEnvelope("offer", DomainJson.WriteCommand(new IncidentCommand.HandOver("duty-lu", "46 people, three calls")), null));
        Assert.Equal((CommandOutcome.Accepted, null), (offered.Reply.Outcome, offered.Reply.Refusal?.Code));

        county.Time.Advance(TimeSpan.FromMinutes(30) + Tick);
        await county.QuietAsync();
        Assert.Contains((await county.As("duty-zhou").TimelineAsync(incident))!.Items, entry => entry.Kind == "clock-missed");
    }

    [Fact]
    public async Task What_a_killed_process_had_claimed_is_done_by_the_next_without_waiting_for_the_claim_to_lapse()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        _ = await Given.IncidentAsync(county);
        await county.QuietAsync();
        await county.StopAsync();
        county.Time.Advance(TimeSpan.FromMinutes(5) + Tick);
        await using (var dead = county.Place.Open())
        {
            Assert.Single(await dead.Due.TakeAsync(county.Time.GetUtcNow(), "dead", TimeSpan.FromDays(1), 9, TestContext.Current.CancellationToken));
        }

        // Facts' time stands still: a claim of a day would stand for ever.
        await county.StartAgainAsync();
        await RunningCounty.UntilAsync(async () => await county.Place.CountAsync("select count(*) from incident_event where kind = 'holder-sought'") == 1, "the rung");
        await county.QuietAsync();
    }

    [Fact]
    public async Task What_a_killed_process_had_leased_is_delivered_by_the_next_without_waiting_for_the_lease_to_lapse()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        _ = await Given.IncidentAsync(county);
        await county.QuietAsync();
        await county.StopAsync();
        var owed = "insert into owed (id, incident, version, kind, target, payload, not_before, wake) select 'ntc-old', incident, 1, 'notice', 'agy-hr', '{}', 0, 0 from incident_head";
        await county.Place.ExecuteAsync(owed);
        await using (var dead = county.Place.Open())
        {
            Assert.Single(await dead.Owed.LeaseAsync(county.Time.GetUtcNow(), "dead", TimeSpan.FromDays(1), 9, [], TestContext.Current.CancellationToken));
        }

        await county.StartAgainAsync();
        await RunningCounty.UntilAsync(async () => await county.Place.CountAsync("select count(*) from owed where owner = 'dead'") == 0, "the lease to be void");
    }

    private static TimeSpan Tick => TimeSpan.FromMilliseconds(1);

    private static async Task<int> ClimbsAsync(RunningCounty county, string incident) =>
        (await county.As("duty-zhou").TimelineAsync(incident))!.Items.Count(entry => entry.Kind == "holder-sought");
}
