using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class ListLineTests
{
    [Fact]
    public async Task A_miss_that_was_made_good_is_not_overdue_any_more()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.HandOver("duty-lu", "Summary.")));
        await county.FastForwardAsync(TimeSpan.FromHours(5), TimeSpan.FromMinutes(30));
        Assert.True((await LineAsync(county)).Overdue);

        await Given.MustAsync(county.As("duty-lu").DoAsync(incident, new IncidentCommand.AcceptHandOver()));
        Assert.False((await LineAsync(county)).Overdue);
    }

    [Fact]
    public async Task An_incident_nobody_took_in_time_is_overdue_until_somebody_does()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        Assert.False((await LineAsync(county)).Overdue);

        await county.FastForwardAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(10));
        var clock = Assert.Single((await county.As("lead-yan").ViewAsync(incident))!.Clocks, clock => clock.Name == "unclaimed");
        Assert.Equal("missed", clock.State);
        Assert.Equal((true, clock.DueAt), ((await LineAsync(county)).Overdue, (await LineAsync(county)).NextDue));

        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.TakeCharge()));
        Assert.False((await LineAsync(county)).Overdue);
    }

    [Fact]
    public async Task A_drill_stands_apart_and_in_its_own_time()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var real = await Given.IncidentAsync(county);
        var drill = (await county.As("duty-zhou").ReportAsync(Given.Report(project: "Drill Yard") with { DrillScale = 60 })).IncidentId!;
        await county.FastForwardAsync(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));

        var line = Assert.Single((await county.As("duty-zhou").ListAsync(drill: true)).Items);
        var view = (await county.As("duty-zhou").ViewAsync(drill))!;
        Assert.Equal((drill, view.Time, 60), (line.IncidentId, line.Time, line.Time.Scale));
        Assert.Equal(RunningCounty.Morning.AddHours(2), line.Time.Now);

        var page = await county.As("duty-zhou").ListAsync(drill: false);
        Assert.Equal((real, 1, 1), (Assert.Single(page.Items).IncidentId, page.Drills, page.ByGrade.Values.Sum()));
        Assert.Equal((1, 1), ((await county.As("duty-zhou").ListAsync()).ByGrade.Values.Sum(), (await county.As("duty-zhou").ListAsync(drill: true)).ByGrade.Values.Sum()));
        Assert.Equal(1, (await county.As("duty-zhou").CountsAsync()).OpenIncidents);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task What_nobody_has_told_is_unknown_and_not_zero(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        await county.As("duty-zhou").ReportAsync(Given.Report() with { Headcount = null, AmountFen = null });
        var line = await LineAsync(county);
        Assert.Equal((null, null), (line.Headcount, line.AmountFen));
    }

    private static async Task<Contracts.BoardItem> LineAsync(RunningCounty county) => Assert.Single((await county.As("lead-yan").ListAsync()).Items);
}
