using System.Globalization;
using System.Text.RegularExpressions;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

[Collection(FaultsOneByOne.Name)]
public sealed class FaultTests
{
    private const int NotSettled = 2031;

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_commit_whose_answer_is_lost_is_answered_by_the_retry(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();
        CommandReply first;
        using (Failpoint.Arm("append.after-commit", new FailpointAction(FailpointKind.Throw, Times: 1)))
        {
            first = await county.As("duty-zhou").DoAsync(incident, new IncidentCommand.AddNote("once"), "lost");
            Assert.Equal(1, Failpoint.Reached("append.after-commit"));
        }

        Assert.Equal(CommandOutcome.TryAgain, first.Outcome);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.AddNote("once"), "lost"));
        Assert.Single((await county.As("duty-zhou").TimelineAsync(incident))!.Items, item => item.Kind == "note-added");
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task What_a_crash_leaves_between_the_two_transactions_is_finished(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        using (Failpoint.Arm("intake.after-commit", new FailpointAction(FailpointKind.Throw, Times: 1)))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => county.As("duty-zhou").ReportAsync(Given.Report("crashed")));
        }

        county.Time.Advance(TimeSpan.FromSeconds(20));
        await RunningCounty.UntilAsync(async () => await county.As("duty-zhou").ViewAsync("inc-360121-20260310-001") is not null);
        var again = await county.As("duty-zhou").ReportAsync(Given.Report("crashed"));
        Assert.Equal(CommandOutcome.Accepted, again.Outcome);
        Assert.Equal(1, (await county.As("duty-zhou").ViewAsync(again.IncidentId!))!.ReportCount);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_site_claimed_by_a_report_that_crashed_is_opened_by_the_next_and_the_first_joins_it(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var duty = county.As("duty-zhou");
        using (Failpoint.Arm("intake.after-commit", new FailpointAction(FailpointKind.Throw, Times: 1)))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => duty.ReportAsync(Given.Report("crashed")));
            Assert.Equal(1, Failpoint.Reached("intake.after-commit"));
        }

        Assert.Equal(1, await county.Place.CountAsync("select count(distinct incident) from open_site"));
        Assert.Null(await duty.ViewAsync("inc-360121-20260310-001"));

        var next = await county.As("duty-lu").ReportAsync(Given.Report("next") with { ProjectName = null });
        Assert.Equal((CommandOutcome.Accepted, "inc-360121-20260310-001"), (next.Outcome, next.IncidentId));
        var replayed = await duty.ReportAsync(Given.Report("crashed"));
        Assert.Equal((CommandOutcome.Accepted, next.IncidentId), (replayed.Outcome, replayed.IncidentId));
        county.Time.Advance(TimeSpan.FromSeconds(20));
        await RunningCounty.UntilAsync(async () => (await county.Silo.GetRequiredService<IntakeTables>().FiguresAsync(TestContext.Current.CancellationToken)).Pending == 0);

        Assert.Equal(2, (await duty.ViewAsync(next.IncidentId!))!.ReportCount);
        Assert.Equal(["incident-reported", "report-merged"], (await duty.TimelineAsync(next.IncidentId!))!.Items.Select(item => item.Kind).Where(word => word is "incident-reported" or "report-merged"));
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_report_that_cannot_be_settled_is_tried_ever_more_rarely_and_holds_up_no_other(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        await LeaveAsync(county, "rep-broken", "broken", "{}");
        await RunningCounty.UntilAsync(() => Task.FromResult(Attempts(county).Length > 0));

        // Time stands still: turn after turn goes by, as the reports settled in them show, and the broken one is left alone.
        foreach (var project in new[] { "First Park", "Second Park" })
        {
            await LeaveAsync(county, project);
        }

        Assert.Equal([1], Attempts(county));
        for (var attempt = 2; attempt <= 4; attempt++)
        {
            county.Time.Advance(TimeSpan.FromSeconds(20));
            await RunningCounty.UntilAsync(() => Task.FromResult(Attempts(county).Length == attempt));
        }

        Assert.Equal([1, 2, 3, 4], Attempts(county));
        var waits = Said(county).Select((said, i) => DateTimeOffset.Parse(said.Groups[2].Value, CultureInfo.InvariantCulture) - RunningCounty.Morning.AddSeconds(20 * i)).ToArray();
        Assert.Equal(waits.Order(), waits);
        Assert.True(waits[^1] >= waits[0] + TimeSpan.FromSeconds(2), string.Join(' ', waits));
    }

    private static int[] Attempts(RunningCounty county) => [.. Said(county).Select(said => int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture))];

    private static Match[] Said(RunningCounty county) =>
        [.. county.Log.All.Where(line => line.Event.Id == NotSettled).Select(line => Regex.Match(line.Text, "could not be settled ([0-9]+) times .* next try at (.+)$"))];

    /// <summary>Leaves a report as a crash would, long enough ago, and waits until it is settled.</summary>
    private static async Task LeaveAsync(RunningCounty county, string project)
    {
        var caller = new Caller(CallerKind.Officer, "duty-zhou", "agy-hr", new HashSet<string>(), "left", default, default);
        var command = ReportText.Command(Given.Report($"left-{project}", project), caller.Id, caller.Agency, TestKit.Demo.Mechanism.Hash);
        var payload = county.Silo.GetRequiredService<DoorSeal>().Scope.Run(() => DomainJson.WriteCommand(command));
        var incident = await LeaveAsync(county, command.Facts.ReportId, project, payload);
        await RunningCounty.UntilAsync(async () => await county.As("duty-zhou").ViewAsync(incident) is not null);
    }

    private static async Task<string> LeaveAsync(RunningCounty county, string report, string site, string payload)
    {
        var row = new IntakeReport(report, "hotline", null, "360121", false, [$"p:{site}"], null, county.Time.GetUtcNow().AddMinutes(-1), payload, null);
        return (await county.Silo.GetRequiredService<IntakeTables>().RegisterAsync(row, TestContext.Current.CancellationToken)).IncidentId;
    }
}
