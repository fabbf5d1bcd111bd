using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class SharedEndsTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task What_an_ended_request_shared_ends_with_it_while_another_is_open(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var (incident, first) = await Given.RaisedAsync(county);
        var drafted = await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.AssistInquiry, "agy-police", "Please look.", null, [SharePart.Place])));
        await Given.MustAsync(county.As("chief-zheng").DoAsync(incident, new IncidentCommand.ApproveRequest(drafted.RequestId!)));
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.WithdrawRequest(first, "He came in.")));

        var police = After(county, TimeSpan.FromDays(29));
        Assert.Equal(Given.Employer, (await police.ViewAsync(incident))!.Employer);
        Assert.Equal(Given.Employer, Assert.Single((await police.ListAsync()).Items).Employer);

        police = After(county, TimeSpan.FromDays(2));
        var view = (await police.ViewAsync(incident))!;
        Assert.Equal((null, "East Road 1", null), (view.Employer, view.Place, view.Headcount));
        Assert.Empty(view.Chain);
        Assert.Equal([drafted.RequestId], view.Requests.Select(request => request.RequestId));
        Assert.Null(await police.OpenAsync(incident, first));
        var line = Assert.Single((await police.ListAsync()).Items);
        Assert.Equal((null, "East Road 1", null), (line.Employer, line.Place, line.Headcount));
        Assert.DoesNotContain((await police.TimelineAsync(incident))!.Items, entry => entry.Kind == "party-named" || entry.Data.Contains(first, StringComparison.Ordinal));
        Assert.Equal(0, await county.Place.CountAsync($"select count(*) from visibility where search_text like '%{Given.Employer}%'"));
    }

    /// <summary>Days later, without a tick for every second of them; tokens have ended meanwhile.</summary>
    private static OfficerAtWork After(RunningCounty county, TimeSpan days)
    {
        county.Time.AdjustTime(county.Time.GetUtcNow() + days);
        return county.As("police-fang");
    }

    [Fact]
    public async Task A_unit_has_no_name_for_whom_only_its_persons_are_shared_with()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        var drafted = await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.DraftRequest(RequestKind.ProjectFundsCheck, "agy-housing", "Please check.", null, [SharePart.Persons])));
        await Given.MustAsync(county.As("chief-zheng").DoAsync(incident, new IncidentCommand.ApproveRequest(drafted.RequestId!)));

        var party = Assert.Single((await county.As("housing-li").ViewAsync(incident))!.Chain);
        Assert.Equal((null, null), (party.Name, party.Code));
        Assert.Equal(Given.PersonName, Assert.Single(party.Persons).Name);
        Assert.Equal(Given.Employer, Assert.Single((await county.As("lead-yan").ViewAsync(incident))!.Chain).Name);
    }
}
