using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class OwnLatenessTests
{
    [Fact]
    public async Task An_agency_that_answered_does_not_learn_that_another_is_late()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, _) = await Given.RaisedAsync(county);
        var drafted = await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.ProjectFundsCheck, "agy-housing", "Please check.")));
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.ApproveRequest(drafted.RequestId!)));
        var housing = county.As("housing-li");
        await Given.MustAsync(housing.DoAsync(incident, new IncidentCommand.AcknowledgeRequest(drafted.RequestId!)));
        await county.FastForwardAsync(TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(10));

        var whole = Assert.Single((await county.As("lead-yan").ListAsync()).Items);
        Assert.Equal(("late", true), (whole.Joint, whole.Overdue));
        Assert.Equal("late", (await county.As("police-fang").ViewAsync(incident))!.Tracks.Joint.State);
        var late = Assert.Single((await county.As("police-fang").ListAsync()).Items);
        Assert.Equal(("late", true), (late.Joint, late.Overdue));

        Assert.Equal("answered", (await housing.ViewAsync(incident))!.Tracks.Joint.State);
        var line = Assert.Single((await housing.ListAsync()).Items);
        Assert.Equal(("answered", -1, null, false), (line.Joint, line.Rung, line.NextDue, line.Overdue));
        Assert.Empty((await housing.ListAsync(overdue: true)).Items);
        Assert.Single((await housing.ListAsync(overdue: false)).Items);
        Assert.Empty((await housing.ListAsync("joint:late")).Items);
        Assert.Empty((await housing.ListAsync($"contact:{(await county.As("lead-yan").ViewAsync(incident))!.Tracks.Contact.State}")).Items);
        Assert.Single((await county.As("lead-yan").ListAsync("joint:late")).Items);
    }
}
