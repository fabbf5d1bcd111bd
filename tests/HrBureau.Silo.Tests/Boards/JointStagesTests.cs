using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class JointStagesTests
{
    [Fact]
    public async Task A_receipt_is_no_answer_and_every_stage_has_its_word()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        var police = county.As("police-fang");
        Assert.Equal("open", await StandsAsync(county, incident));

        await Given.MustAsync(police.DoAsync(incident, new IncidentCommand.AcknowledgeRequest(request)));
        Assert.Equal("acknowledged", await StandsAsync(county, incident));

        await Given.MustAsync(police.DoAsync(incident, new IncidentCommand.TakeOnRequest(request)));
        Assert.Equal("taken-on", await StandsAsync(county, incident));

        await Given.MustAsync(police.DoAsync(incident, new IncidentCommand.AnswerRequest(request, "Found him.")));
        Assert.Equal("answered", await StandsAsync(county, incident));

        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.FulfilRequest(request)));
        Assert.Equal("fulfilled", await StandsAsync(county, incident));
    }

    [Fact]
    public async Task Of_several_requests_the_one_that_came_back_stands_first_and_then_the_one_least_done()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        var drafted = await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.ProjectFundsCheck, "agy-housing", "Please check.")));
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.ApproveRequest(drafted.RequestId!)));
        await Given.MustAsync(county.As("police-fang").DoAsync(incident, new IncidentCommand.AnswerRequest(request, "Found him.")));
        var housing = county.As("housing-li");
        await Given.MustAsync(housing.DoAsync(incident, new IncidentCommand.AcknowledgeRequest(drafted.RequestId!)));
        Assert.Equal("acknowledged", await StandsAsync(county, incident));

        await Given.MustAsync(housing.DoAsync(incident, new IncidentCommand.SendBackRequest(drafted.RequestId!, "Not ours.")));
        Assert.Equal("sent-back", await StandsAsync(county, incident));
    }

    /// <summary>The word of the page, which the list of both sides repeats.</summary>
    private static async Task<string> StandsAsync(RunningCounty county, string incident)
    {
        var word = (await county.As("duty-zhou").ViewAsync(incident))!.Tracks.Joint.State;
        Assert.Equal(word, Assert.Single((await county.As("duty-zhou").ListAsync()).Items).Joint);
        return word;
    }
}
