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
        await county.FastForwardAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(10));
        var climbing = Assert.Single((await county.As("duty-zhou").ViewAsync(incident))!.Requests);
        Assert.True(climbing.Rung > 0);
        Assert.Equal(climbing.Rung, Assert.Single((await police.InboxAsync())!.Items).Rung);

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

    [Fact]
    public async Task After_the_end_of_the_response_nothing_counts_on_and_the_desk_is_told()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        await county.FastForwardAsync(TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(10));
        Assert.Equal("acknowledgement missed", await NextAsync(county, "police-fang", incident, request));

        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.EndResponse("Over.")));

        var desk = (await county.As("police-fang").OpenAsync(incident, request))!;
        Assert.Null(desk.Next);
        Assert.False(desk.Open);
    }

    [Fact]
    public async Task A_clock_met_late_says_when_it_was_met()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        await county.FastForwardAsync(TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(10));
        await Given.MustAsync(county.As("police-fang").DoAsync(incident, new IncidentCommand.AcknowledgeRequest(request)));

        var clock = Assert.Single((await county.As("duty-zhou").ViewAsync(incident))!.Clocks, clock => clock.Name == "acknowledgement");

        Assert.Equal(("missed", county.Time.GetUtcNow()), (clock.State, clock.MetAt));
    }

    [Fact]
    public async Task Who_is_to_sign_is_told_until_when_and_who_is_to_call_on_what_number()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.DraftedAsync(county);
        await county.QuietAsync();
        var task = Assert.Single(await county.As("lead-yan").TasksAsync(), task => task.RequestId == request && task.Kind == "sign-draft");
        Assert.InRange(task.DueAt!.Value, task.Time!.Now, task.Time.Now.AddMinutes(30));

        await county.FastForwardAsync(TimeSpan.FromMinutes(31), TimeSpan.FromMinutes(10));
        var steps = (await county.As("duty-zhou").ViewAsync(incident))!.NextSteps;
        Assert.All(steps.Where(step => step.Code == NextStepCodes.MakeCall), step => Assert.NotNull(step.Call?.Phone));
        Assert.Contains(steps, step => step.Code == NextStepCodes.MakeCall);

        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.ApproveRequest(request)));
        await county.QuietAsync();
        await county.FastForwardAsync(TimeSpan.FromMinutes(31), TimeSpan.FromMinutes(10));
        var silent = Assert.Single((await county.As("duty-zhou").ViewAsync(incident))!.NextSteps, step => step.Code == NextStepCodes.PhoneAgency);
        Assert.NotNull(silent.Call?.Phone);
        Assert.NotNull(silent.Call?.Whom);
    }

    private static async Task<string?> NextAsync(RunningCounty county, string officer, string incident, string request) =>
        (await county.As(officer).OpenAsync(incident, request))!.Next is { } next ? $"{next.Name} {next.State}" : null;
}
