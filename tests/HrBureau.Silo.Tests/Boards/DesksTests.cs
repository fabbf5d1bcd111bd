using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

public sealed class DesksTests
{
    [Fact]
    public async Task One_incident_that_cannot_be_loaded_leaves_inbox_tasks_counts_and_list_standing()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        await Given.DraftedAsync(county, "Second Park");
        await county.Silo.GetRequiredService<IncidentLog>().AppendAsync(Unreadable("inc-360121-20260310-900"), CancellationToken.None);

        var inbox = (await county.As("police-fang").InboxAsync())!;
        Assert.Equal(request, Assert.Single(inbox.Items).RequestId);
        Assert.Equal(1, inbox.Unread);
        var tasks = await county.As("lead-yan").TaskPageAsync();
        Assert.NotEmpty(tasks.Items);
        Assert.Equal(1, tasks.Unread);
        Assert.Equal(2, (await county.As("duty-zhou").CountsAsync()).OpenIncidents);
        Assert.Contains((await county.As("duty-zhou").ListAsync()).Items, item => item.IncidentId == incident);
        await Assert.ThrowsAnyAsync<Exception>(() => county.As("duty-zhou").ViewAsync("inc-360121-20260310-900"));
    }

    [Fact]
    public async Task What_was_asked_in_an_incident_that_was_voided_is_no_open_work_and_can_still_be_read()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        var police = county.As("police-fang");
        Assert.Single((await police.InboxAsync())!.Items);

        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.VoidIncident(VoidWhy.FalseReport, "Nobody was there.")));
        Assert.Empty((await police.InboxAsync())!.Items);
        Assert.Equal(Phase.Voided, (await police.OpenAsync(incident, request))!.Phase);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_task_behind_hundreds_of_older_lines_is_on_the_list_of_the_officer_it_waits_for(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var older = Unreadable("inc-360121-20260310-900") with
        {
            Desk = [.. Enumerable.Range(0, 450).Select(n => new DeskRow($"sign/older-{n}", WaitingTasks.DeskOf("agy-hr"), "open", "sign-draft", "", -1, RunningCounty.Morning.AddDays(-1), true))],
        };
        await county.Silo.GetRequiredService<IncidentLog>().AppendAsync(older, CancellationToken.None);
        var incident = await Given.HeldIncidentAsync(county);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.HandOver("duty-lu", "Call the boss again.")));

        Assert.Equal((incident, "hand-over"), Assert.Single((await county.As("duty-lu").TasksAsync()).Select(task => (task.IncidentId, task.Kind))));
    }

    private static AppendRequest Unreadable(string incident) => new()
    {
        Incident = incident,
        ExpectedVersion = 0,
        HeadHash = [],
        Entries = [new NewEntry(Guid.NewGuid(), "incident-reported", 1, RunningCounty.Morning, RunningCounty.Morning, "duty-zhou", "agy-hr", "[]", null)],
        Desk =
        [
            new DeskRow("req-unreadable", "agy-police", "raised", "find-person", "agy-hr", -1, RunningCounty.Morning, true),
            new DeskRow("take/unreadable", WaitingTasks.DeskOf("agy-hr"), "open", "take-charge", "", -1, RunningCounty.Morning, true),
        ],
    };
}
