using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>A report that was joined wrongly goes to where it belongs.</summary>
[Collection(FaultsOneByOne.Name)]
public sealed class SplitTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite, 0)]
    [InlineData(StorageKind.Sqlite, 1)]
    [InlineData(StorageKind.Postgres, 0)]
    [InlineData(StorageKind.Postgres, 1)]
    public async Task A_report_split_off_gets_an_incident_of_its_own_whatever_is_cut_off_meanwhile(StorageKind kind, int passages)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var duty = county.As("duty-zhou");
        var incident = await Given.IncidentAsync(county);
        var given = Given.Report(headcount: 90) with { SourceRef = "H-77" };
        var wrong = (await duty.ReportAsync(given)).ReportId!;
        Assert.Equal(90, (await duty.ViewAsync(incident))!.Headcount);
        await county.QuietAsync();

        using (Failpoint.Arm("dispatch.told", new FailpointAction(FailpointKind.Throw, Skip: passages, Times: 1)))
        {
            await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.SplitReport(wrong, "Another yard.")));
            await county.QuietAsync();
        }

        var view = (await duty.ViewAsync(incident))!;
        var placed = Assert.Single(view.Split);
        Assert.Equal((1, 12, wrong), (view.ReportCount, view.Headcount, placed.ReportId));
        Assert.Equal((ReportSource.Hotline, "H-77", RunningCounty.Morning), (placed.Source, placed.SourceRef, placed.ReportedAt));
        var split = (await duty.ViewAsync(placed.Into!))!;
        Assert.Equal((Phase.Watched, 90, incident, false), (split.Phase, split.Headcount, split.SplitFrom, split.HoldsSite));
        Assert.Equal(Given.ReporterPhone, Assert.Single(await ReportersAsync(county, placed.Into!)).Phone);
        Assert.Contains(incident, (await duty.TimelineAsync(placed.Into!))!.Items[0].Data, StringComparison.Ordinal);
        Assert.Equal("inc-360121-20260310-002", placed.Into);

        // The same report again is answered with where it is now; a new one of the site with who holds it.
        Assert.Equal(placed.Into, (await duty.ReportAsync(given)).IncidentId);
        Assert.Equal(incident, (await duty.ReportAsync(Given.Report())).IncidentId);
        Assert.Equal(2, await county.Place.CountAsync("select count(*) from incident_head"));
        Assert.Equal(1, await county.Place.CountAsync($"select count(*) from incident_event where incident = '{placed.Into}' and kind = 'incident-reported'"));
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_report_goes_to_the_incident_that_is_named_and_back_and_to_a_new_one_where_that_was_closed(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var duty = county.As("duty-zhou");
        var (one, other) = (await Given.IncidentAsync(county), await Given.IncidentAsync(county, "Millet Court"));
        var given = Given.Report(headcount: 40) with { SourceRef = "H-40" };
        var wrong = (await duty.ReportAsync(given)).ReportId!;

        await Given.MustAsync(duty.DoAsync(one, new IncidentCommand.SplitReport(wrong, "The court.", other)));
        await county.QuietAsync();
        Assert.Equal(other, (await duty.ReportAsync(given)).IncidentId);
        Assert.Equal((1, 2, 40), ((await duty.ViewAsync(one))!.ReportCount, (await duty.ViewAsync(other))!.ReportCount, (await duty.ViewAsync(other))!.Headcount));
        await Given.MustAsync(duty.DoAsync(other, new IncidentCommand.SplitReport(wrong, "After all.", one)));
        await county.QuietAsync();
        Assert.Equal((2, 1, 12), ((await duty.ViewAsync(one))!.ReportCount, (await duty.ViewAsync(other))!.ReportCount, (await duty.ViewAsync(other))!.Headcount));

        using (Failpoint.Arm("dispatch.told", new FailpointAction(FailpointKind.Throw, Times: 1)))
        {
            await Given.MustAsync(duty.DoAsync(one, new IncidentCommand.SplitReport(wrong, "The court.", other)));
            await Given.MustAsync(county.As("lead-yan").DoAsync(other, new IncidentCommand.Close("Paid.")));
            await county.QuietAsync();
        }

        var placed = (await duty.ViewAsync(one))!.Split[0].Into!;
        Assert.DoesNotContain(placed, new[] { one, other });
        Assert.Equal(40, (await duty.ViewAsync(placed))!.Headcount);
    }

    [Fact]
    public async Task In_a_drill_whose_clock_runs_ahead_a_report_is_split_off_as_well()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var duty = county.As("duty-zhou");
        var drill = (await duty.ReportAsync(Given.Report() with { DrillScale = 60 })).IncidentId!;
        county.Time.Advance(TimeSpan.FromMinutes(10));
        var wrong = (await duty.ReportAsync(Given.Report(headcount: 40) with { DrillScale = 60, ReportedAt = county.Time.GetUtcNow() })).ReportId!;

        await Given.MustAsync(duty.DoAsync(drill, new IncidentCommand.SplitReport(wrong, "Another yard.")));
        await county.QuietAsync();
        var placed = (await duty.ViewAsync(drill))!.Split[0].Into!;
        Assert.Equal((40, true), ((await duty.ViewAsync(placed))!.Headcount, (await duty.ViewAsync(placed))!.Drill));
    }

    [Fact]
    public async Task A_report_that_came_with_a_merged_incident_is_split_off_with_what_its_own_log_holds()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var duty = county.As("duty-zhou");
        var (one, other) = (await Given.IncidentAsync(county), await Given.IncidentAsync(county, "Millet Court"));
        await Given.MustAsync(duty.DoAsync(one, new IncidentCommand.MergeInto(other, "The same.")));
        await county.QuietAsync();
        var report = (await duty.ViewAsync(other))!.Reports.Single(line => line.In == one).ReportId;

        await Given.MustAsync(duty.DoAsync(other, new IncidentCommand.SplitReport(report, "Not this one.")));
        await county.QuietAsync();
        var placed = (await duty.ViewAsync(other))!.Split[0].Into!;
        Assert.Equal((Given.ReporterPhone, 1), (Assert.Single(await ReportersAsync(county, placed)).Phone, (await duty.ViewAsync(other))!.ReportCount));
    }

    [Fact]
    public async Task A_report_that_was_struck_out_where_it_was_recorded_is_not_brought_back_by_a_split_elsewhere()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var duty = county.As("duty-zhou");
        var (one, other) = (await Given.IncidentAsync(county), await Given.IncidentAsync(county, "Millet Court"));
        var twice = (await duty.ReportAsync(Given.Report(headcount: 90))).ReportId!;
        var entry = (await duty.TimelineAsync(one))!.Items.Single(line => line.Kind == "report-merged").Version;
        await Given.MustAsync(duty.DoAsync(one, new IncidentCommand.MergeInto(other, "The same.")));
        await county.QuietAsync();

        // Neither has heard of the other's act.
        using (Failpoint.Arm("dispatch.told", new FailpointAction(FailpointKind.Throw)))
        using (Failpoint.Arm("dispatch.leased", new FailpointAction(FailpointKind.Throw)))
        {
            await Given.MustAsync(duty.DoAsync(other, new IncidentCommand.SplitReport(twice, "Another yard.")));
            await Given.MustAsync(county.As("lead-yan").DoAsync(one, new IncidentCommand.VoidEntry(entry, "Counted twice.")));
        }

        await county.QuietAsync();
        var split = Assert.Single((await duty.ViewAsync(other))!.Split);
        Assert.Equal((null, true), (split.Into, split.Voided));
        Assert.Equal(2, await county.Place.CountAsync("select count(*) from incident_head"));
    }

    [Fact]
    public async Task The_last_report_and_one_that_is_not_there_are_refused()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var duty = county.As("duty-zhou");
        var incident = await Given.IncidentAsync(county);
        var only = (await duty.ViewAsync(incident))!.Reports[0].ReportId;

        Assert.Equal(RefusalCode.LastReport, (await duty.DoAsync(incident, new IncidentCommand.SplitReport(only, "Wrong."))).Refusal?.Code);
        Assert.Equal(RefusalCode.ReportUnknown, (await duty.DoAsync(incident, new IncidentCommand.SplitReport("rep-other", "Wrong."))).Refusal?.Code);
        await duty.ReportAsync(Given.Report());
        Assert.Equal(RefusalCode.SameIncident, (await duty.DoAsync(incident, new IncidentCommand.SplitReport(only, "Wrong.", incident))).Refusal?.Code);
    }

    private static async Task<IReadOnlyList<ReportView>> ReportersAsync(RunningCounty county, string incident)
    {
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.TakeCharge()));
        return await county.As("duty-zhou").ReportersAsync(incident);
    }
}
