using System.IO.Compression;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>Tables of reports: every row once, whoever stops meanwhile, and no ladder for a calm lead that somebody holds.</summary>
public sealed class ImportTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Every_row_is_taken_once_and_the_same_table_again_changes_nothing(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var duty = county.As("duty-zhou");
        var lines = Lines(300, sites: 60);
        var first = await ImportAsync(county, duty, "imp-one", lines);
        Assert.Equal((300, 60, 240, 0), (first.Done, first.Accepted, first.Merged, first.Unchanged));
        Assert.Equal(60, await county.Place.CountAsync("select count(distinct incident) from incident_event"));
        Assert.Equal(300, await county.Place.CountAsync("select count(*) from incident_event where kind in ('incident-reported', 'report-merged')"));

        var again = await ImportAsync(county, county.As("duty-lu"), "imp-two", lines);
        Assert.Equal((300, 0, 0, 300), (again.Done, again.Accepted, again.Merged, again.Unchanged));
        Assert.Equal(300, await county.Place.CountAsync("select count(*) from incident_event where kind in ('incident-reported', 'report-merged')"));
        Assert.Equal(0, await county.Place.CountAsync("select count(*) from report where pending = true"));
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_silo_that_stops_in_the_middle_is_followed_by_one_that_goes_on_and_counts_right(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var duty = county.As("duty-zhou");
        await HandOverAsync(duty, "imp-cut", Lines(600, sites: 100));
        await duty.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-cut").Start(new ImportOrder("", 600, [], true)));
        await RunningCounty.UntilAsync(async () => (await ViewAsync(duty, "imp-cut")).Done > 0, "the first slice");
        await county.RestartAsync();

        var view = await EndedAsync(county.As("duty-zhou"), "imp-cut");
        Assert.Equal((600, 100, 500, 0), (view.Done, view.Accepted, view.Merged, view.Unchanged));
        Assert.Equal(600, await county.Place.CountAsync("select count(*) from incident_event where kind in ('incident-reported', 'report-merged')"));
    }

    [Fact]
    public async Task Calm_leads_are_held_by_who_imports_and_the_others_call_somebody_out()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var duty = county.As("duty-zhou");
        var lines = Lines(4, sites: 4);
        lines[3] = lines[3] with { Report = lines[3].Report with { Behaviours = [Behaviour.RoadBlocked] } };
        await ImportAsync(county, duty, "imp-calm", lines);
        await county.QuietAsync();
        Assert.Equal(3, await county.Place.CountAsync("select count(*) from incident_event where kind = 'charge-taken'"));
        Assert.Equal(1, await county.Place.CountAsync("select count(distinct incident) from incident_event where kind = 'notice-sent'"));
        await county.FastForwardAsync(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(5));
        Assert.Equal(3, await county.Place.CountAsync("select count(distinct incident) from incident_event") - await county.Place.CountAsync("select count(distinct incident) from incident_event where kind = 'holder-sought'"));
    }

    [Fact]
    public async Task Who_may_not_hold_incidents_holds_none_of_those_he_imports()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        await ImportAsync(county, county.As("town-grid"), "imp-town", Lines(2, sites: 2));
        await county.QuietAsync();
        Assert.Equal(0, await county.Place.CountAsync("select count(*) from incident_event where kind = 'charge-taken'"));
        Assert.Equal(2, await county.Place.CountAsync("select count(distinct incident) from incident_event where kind = 'notice-sent'"));
    }

    [Fact]
    public async Task A_table_is_destroyed_after_a_day()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var duty = county.As("duty-zhou");
        await duty.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-old").Open("table.xlsx"));
        Assert.True(await duty.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-old").Keep(ImportPart.Table, "", 0, [1, 2, 3], true)));
        Assert.Equal([1, 2, 3], await duty.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-old").Read(0)));
        county.Time.Advance(TimeSpan.FromHours(25));
        await RunningCounty.UntilAsync(async () => await county.As("duty-zhou").AskAsync(grains => grains.GetGrain<IImportGrain>("imp-old").Read(0)) is null, "the table to be destroyed");
    }

    [Fact]
    public async Task Another_agency_neither_sees_nor_feeds_an_import()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        await HandOverAsync(county.As("duty-zhou"), "imp-ours", Lines(2, 1));
        var town = county.As("town-grid");
        Assert.Null(await town.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-ours").View()));
        Assert.Null(await town.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-ours").Open("x.csv")));
        Assert.Null(await town.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-ours").Read(0)));
        Assert.False(await town.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-ours").Keep(ImportPart.Rows, "", 1, [1], true)));
        Assert.Null(await town.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-ours").Start(new ImportOrder("", 2, [], false))));
    }

    [Fact]
    public async Task Who_may_not_take_reports_may_not_import()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        await Assert.ThrowsAsync<UnauthorizedCallException>(() => county.As("ops").AskAsync(grains => grains.GetGrain<IImportGrain>("imp-ops").Open("x.csv")));
    }

    [Fact]
    public async Task A_mapping_is_remembered_by_the_agency_that_used_it()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var mapping = new ReportMapping(ReportSource.Petition, AmountUnit.TenThousandYuan, new Dictionary<ReportColumn, string> { [ReportColumn.SourceRef] = "No." });
        await county.As("duty-zhou").AskAsync(async grains =>
        {
            await grains.GetGrain<IReportMappingGrain>("map-1").Keep(mapping);
            return true;
        });
        var kept = await county.As("duty-lu").AskAsync(grains => grains.GetGrain<IReportMappingGrain>("map-1").Find());
        Assert.Equal((mapping.Source, mapping.Unit, "No."), (kept!.Mapping.Source, kept.Mapping.Unit, kept.Mapping.Columns[ReportColumn.SourceRef]));
        Assert.Null(await county.As("town-grid").AskAsync(grains => grains.GetGrain<IReportMappingGrain>("map-1").Find()));
    }

    private static async Task<ImportView> ImportAsync(RunningCounty county, OfficerAtWork officer, string import, ImportLine[] lines)
    {
        await HandOverAsync(officer, import, lines);
        Assert.NotNull(await officer.AskAsync(grains => grains.GetGrain<IImportGrain>(import).Start(new ImportOrder("", lines.Length, [], true))));
        return await EndedAsync(officer, import);
    }

    private static async Task HandOverAsync(OfficerAtWork officer, string import, ImportLine[] lines)
    {
        Assert.NotNull(await officer.AskAsync(grains => grains.GetGrain<IImportGrain>(import).Open("table.xlsx")));
        Assert.True(await officer.AskAsync(grains => grains.GetGrain<IImportGrain>(import).Keep(ImportPart.Rows, "", 0, Packed(lines), true)));
    }

    private static async Task<ImportView> EndedAsync(OfficerAtWork officer, string import)
    {
        await RunningCounty.UntilAsync(async () => (await ViewAsync(officer, import)).State == ImportState.Done, "the end of the import");
        return await ViewAsync(officer, import);
    }

    private static async Task<ImportView> ViewAsync(OfficerAtWork officer, string import) => (await officer.AskAsync(grains => grains.GetGrain<IImportGrain>(import).View()))!;

    private static ImportLine[] Lines(int count, int sites) => [.. Enumerable.Range(0, count).Select(n =>
        new ImportLine(n + 2, Given.Report(project: $"Site {n % sites}") with { EmployerName = $"Employer {n % sites}", Source = ReportSource.NationalPlatform, SourceRef = $"N-{n}", Key = null, Behaviours = [], Headcount = 3 }))];

    private static byte[] Packed(IEnumerable<ImportLine> lines)
    {
        using var packed = new MemoryStream();
        using (var text = new StreamWriter(new GZipStream(packed, CompressionLevel.Fastest)))
        {
            foreach (var line in lines)
            {
                text.WriteLine(JsonSerializer.Serialize(line, ImportJson.Default.ImportLine));
            }
        }

        return packed.ToArray();
    }
}
