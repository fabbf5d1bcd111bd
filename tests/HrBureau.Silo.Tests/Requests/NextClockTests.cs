using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>The addressed agency is shown what it owes next, and only that.</summary>
public sealed class NextClockTests
{
    [Fact]
    public async Task After_receipt_the_first_result_is_next_until_it_is_given()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.DraftedAsync(county);
        var orally = new IncidentCommand.ApproveRequest(request, new OralApproval("lead-yan", county.Time.GetUtcNow()));
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, orally));
        await county.QuietAsync();
        var police = county.As("police-fang");
        Assert.Equal("acknowledgement running", await NextAsync(county, "police-fang", incident, request));

        await Given.MustAsync(police.DoAsync(incident, new IncidentCommand.AcknowledgeRequest(request)));
        Assert.Equal("first-result running", await NextAsync(county, "police-fang", incident, request));
        var next = (await police.OpenAsync(incident, request))!.Next!;
        Assert.InRange(next.DueAt!.Value, county.Time.GetUtcNow(), next.StartedAt.AddHours(24));

        await county.FastForwardAsync(next.DueAt.Value - county.Time.GetUtcNow() + TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        Assert.Equal("first-result missed", await NextAsync(county, "police-fang", incident, request));

        await Given.MustAsync(police.DoAsync(incident, new IncidentCommand.AnswerRequest(request, "Found him.", "found")));
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.FulfilRequest(request)));
        Assert.Null(await NextAsync(county, "police-fang", incident, request));
    }

    [Fact]
    public async Task Whom_a_rung_told_sees_the_request_without_its_clock()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        await county.FastForwardAsync(TimeSpan.FromMinutes(70), TimeSpan.FromMinutes(10));

        Assert.Null(await NextAsync(county, "county-lead", incident, request));
        Assert.Equal("acknowledgement missed", await NextAsync(county, "office-zhi", incident, request));
    }

    private static async Task<string?> NextAsync(RunningCounty county, string officer, string incident, string request) =>
        (await county.As(officer).OpenAsync(incident, request))!.Next is { } next ? $"{next.Name} {next.State}" : null;
}
