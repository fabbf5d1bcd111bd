using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>A gathering reported after the response has ended: who reports it and who is called about it learn that the response began again.</summary>
public sealed class BeganAgainTests
{
    [Fact]
    public async Task It_is_said_to_the_reporter_each_time_he_sends_it_and_to_whom_the_rule_rings()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.EndResponse("They have left.")));
        await county.FastForwardAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30));
        Assert.False((await county.As("duty-lu").ReportAsync(Given.Report("three", headcount: 3) with { ReportedAt = county.Time.GetUtcNow() })).BeganAgain);

        var report = Given.Report("again", headcount: 200) with { ReportedAt = county.Time.GetUtcNow() };
        var reply = await county.As("duty-lu").ReportAsync(report);
        Assert.Equal((incident, true, true), (reply.IncidentId, reply.Merged, reply.BeganAgain));
        Assert.True((await county.As("duty-lu").ReportAsync(report)).BeganAgain);
        Assert.False((await county.As("duty-lu").ReportAsync(report with { Key = "later" })).BeganAgain);

        await county.QuietAsync();
        var view = (await county.As("duty-zhou").ViewAsync(incident))!;
        Assert.Equal((200, Grade.Major, true), (view.Headcount, view.Grade, view.GradeProvisional));
        Assert.Contains("verify-report", view.Allowed);
        Assert.Contains(await county.As("duty-zhou").TasksAsync(), task => task is { Kind: "call-task", Call.About: "gathered-again" });
    }

    [Fact]
    public async Task A_reporter_who_may_not_open_the_incident_is_not_told_of_it()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.EndResponse("They have left.")));
        await county.FastForwardAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));

        var report = Given.Report("town", headcount: 200) with { ReportedAt = county.Time.GetUtcNow() };
        var reply = await county.As("town-grid").ReportAsync(report);
        Assert.Equal((incident, true, false), (reply.IncidentId, reply.Merged, reply.BeganAgain));
        Assert.False((await county.As("town-grid").ReportAsync(report)).BeganAgain);
        Assert.Contains((await county.As("duty-zhou").TimelineAsync(incident))!.Items, entry => entry.Kind == "incident-reopened");
    }
}
