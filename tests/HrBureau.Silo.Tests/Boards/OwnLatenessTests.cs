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

        Assert.Equal("acknowledged", (await housing.ViewAsync(incident))!.Tracks.Joint.State);
        var line = Assert.Single((await housing.ListAsync()).Items);
        Assert.Equal(("acknowledged", -1, null, false), (line.Joint, line.Rung, line.NextDue, line.Overdue));
        Assert.Empty((await housing.ListAsync(overdue: true)).Items);
        Assert.Single((await housing.ListAsync(overdue: false)).Items);
        Assert.Empty((await housing.ListAsync("joint:late")).Items);
        Assert.Empty((await housing.ListAsync($"contact:{(await county.As("lead-yan").ViewAsync(incident))!.Tracks.Contact.State}")).Items);
        Assert.Single((await county.As("lead-yan").ListAsync("joint:late")).Items);
    }

    [Fact]
    public async Task An_agency_that_a_rung_told_sees_the_request_and_not_its_clocks()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, request) = await Given.RaisedAsync(county);
        await county.FastForwardAsync(TimeSpan.FromMinutes(70), TimeSpan.FromMinutes(10));

        var told = (await county.As("county-lead").ViewAsync(incident))!;
        Assert.Equal((request, false), (Assert.Single(told.Requests).RequestId, told.Requests[0].Late));
        Assert.Empty(told.Clocks);
        Assert.Contains((await county.As("office-zhi").ViewAsync(incident))!.Clocks, clock => clock.Subject == request && clock.State == "missed");
        Assert.Contains((await county.As("police-fang").ViewAsync(incident))!.Clocks, clock => clock.Subject == request && clock.State == "missed");
    }
}
