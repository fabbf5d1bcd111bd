using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>Who reported is masked on the page; who must call him back asks for it, and that he asked stands in the log.</summary>
public sealed class ReporterTests
{
    private const string Looks = "select count(*) from access_log where what = 'reporters'";

    [Fact]
    public async Task The_holder_asks_for_the_number_and_it_is_written_down()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        var view = (await county.As("duty-zhou").ViewAsync(incident))!;
        Assert.Equal(("139****2222", true, true), (Assert.Single(view.Reports).Phone, view.Reports[0].Masked, view.MayReveal));
        Assert.Equal(0, await county.Place.CountAsync(Looks));

        var report = Assert.Single(await county.As("duty-zhou").ReportersAsync(incident));
        Assert.Equal((Given.ReporterPhone, false), (report.Phone, report.Masked));
        Assert.Equal(1, await county.Place.CountAsync(Looks + " and officer = 'duty-zhou'"));
    }

    [Fact]
    public async Task A_colleague_sees_it_masked_and_another_agency_not_at_all()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (incident, _) = await Given.RaisedAsync(county);
        Assert.False((await county.As("lead-yan").ViewAsync(incident))!.MayReveal);
        var colleague = Assert.Single(await county.As("lead-yan").ReportersAsync(incident));
        Assert.Equal(("139****2222", true), (colleague.Phone, colleague.Masked));
        Assert.Empty((await county.As("police-fang").ViewAsync(incident))!.Reports);
        Assert.Empty(await county.As("police-fang").ReportersAsync(incident));
        Assert.Empty(await county.As("ops").ReportersAsync(incident));
        Assert.Equal(0, await county.Place.CountAsync(Looks));
    }
}
