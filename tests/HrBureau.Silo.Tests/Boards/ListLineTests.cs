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
