using System.IO.Compression;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;

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
    public async Task A_row_whose_number_is_known_with_other_words_changes_nothing_and_is_named_with_its_incident(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var duty = county.As("duty-zhou");
        var lines = Lines(20, sites: 4);
        await ImportAsync(county, duty, "imp-one", lines);
        lines[5] = lines[5] with { Report = lines[5].Report with { Headcount = 58, Description = "The road is blocked." } };

        var again = await ImportAsync(county, duty, "imp-two", lines);
        var fault = Assert.Single(again.Faults);
        Assert.Equal((20, 0, 0, 19, 7, RowFaultCode.Differs), (again.Done, again.Accepted, again.Merged, again.Unchanged, fault.Row, fault.Code));
        Assert.Equal(1, await county.Place.CountAsync($"select count(*) from report where source_ref = 'N-5' and incident = '{fault.Incident}'"));
        Assert.Equal(20, await county.Place.CountAsync("select count(*) from incident_event where kind in ('incident-reported', 'report-merged')"));
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

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_row_that_the_store_will_never_take_stops_no_other_and_is_named(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        await PoisonAsync(county.Place, "report", "new.source_ref = 'N-5'");
        await PoisonAsync(county.Place, "incident_event", "new.payload like '%\"N-7\"%'");
        var view = await ImportAsync(county, county.As("duty-zhou"), "imp-poison", Lines(300, sites: 60));
        Assert.Equal((300, 59, 239, 0), (view.Done, view.Accepted, view.Merged, view.Unchanged));
        Assert.Equal([new RowFault(7, RowFaultCode.Refused), new RowFault(9, RowFaultCode.Refused)], view.Faults);
        Assert.Equal(298, await county.Place.CountAsync("select count(*) from incident_event where kind in ('incident-reported', 'report-merged')"));
    }

    [Fact]
    public async Task Rows_that_were_not_taken_are_kept_apart_and_told_page_by_page()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var duty = county.As("duty-zhou");
        await HandOverAsync(duty, "imp-faulty", Lines(10, sites: 2));
        RowFault[] lacks = [.. Enumerable.Range(0, 250).Select(n => new RowFault(100 + (n / 2), RowFaultCode.Date, (ReportColumn)(n % 2)))];
        await duty.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-faulty").Start(new ImportOrder("", 10, lacks, true)));
        var view = await EndedAsync(duty, "imp-faulty");
        Assert.Equal((100, 250, 125), (view.Faults.Count, view.FaultCount, view.FaultyRows));
        Assert.Equal(lacks[..100], view.Faults);
        Assert.Equal(lacks[240..], await duty.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-faulty").Faults(240, 100)));
        Assert.Empty(await county.As("town-grid").AskAsync(grains => grains.GetGrain<IImportGrain>("imp-faulty").Faults(0, 100)));

        // How far it is was written with every slice; what it lacks once, before the first.
        const string writes = "select version from orleans_grain_state where grain_type = '{0}'";
        Assert.Equal(1, await county.Place.CountAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, writes, "import-faults"), SqliteFiles.Grains));
        Assert.True(await county.Place.CountAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, writes, "import"), SqliteFiles.Grains) > 1);
    }

    [Fact]
    public async Task An_agencys_imports_are_listed_for_its_officers_newest_first()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var duty = county.As("duty-zhou");
        await ImportAsync(county, duty, "imp-first", Lines(2, 1));
        await HandOverAsync(duty, "imp-left", Lines(2, 1));
        Assert.Equal(["imp-left", "imp-first"], await ListedAsync(county.As("duty-lu"), "agy-hr"));
        Assert.Empty(await ListedAsync(county.As("town-grid"), "agy-hr"));
        county.Time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(["imp-first"], await ListedAsync(county.As("duty-lu"), "agy-hr"));
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

    /// <summary>Who handles in another agency, who only takes reports at home, and who says that he holds none.</summary>
    [Theory]
    [InlineData("agy-township", true, "take-reports", "handle")]
    [InlineData("agy-hr", true, "take-reports")]
    [InlineData("agy-hr", false, "take-reports", "handle")]
    public async Task Who_may_not_hold_incidents_or_does_not_want_to_holds_none_of_those_he_imports(string agency, bool holds, params string[] duties)
    {
        var officer = new OfficerRow("who-imports", agency, new("\u8d21\u76f8\u6276", "Gong Xiangfu"), [.. duties], null);
        var people = CountyPeople.Of(Demo.Mechanism).With(PeopleRows.Of(officer));
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite, Assert.IsType<MechanismReading.Accepted>(MechanismReader.With(Demo.Mechanism, people)).Mechanism);
        await ImportAsync(county, county.As("who-imports", agency), "imp-town", Lines(2, sites: 2), holds);
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

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task One_import_that_cannot_be_read_hides_no_other_and_keeps_no_others_table(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var duty = county.As("duty-zhou");
        await ImportAsync(county, duty, "imp-good", Lines(2, 1));
        await HandOverAsync(duty, "imp-bad", Lines(2, 1));
        await duty.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-table").Open("table.xlsx"));
        Assert.True(await duty.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-table").Keep(ImportPart.Table, "", 0, [1, 2, 3], true)));
        var broken = kind == StorageKind.Sqlite ? "x'00'" : @"'\x00'::bytea";
        Assert.Equal(1, await county.Place.ExecuteAsync($"update orleans_grain_state set payload = {broken} where grain_type = 'import' and grain_extension like '%imp-bad%'", SqliteFiles.Grains));
        await county.RestartAsync();

        Assert.Equal(["imp-table", "imp-good"], await ListedAsync(county.As("duty-lu"), "agy-hr"));
        county.Time.Advance(TimeSpan.FromHours(25));
        await RunningCounty.UntilAsync(async () => await county.As("duty-zhou").AskAsync(grains => grains.GetGrain<IImportGrain>("imp-table").Read(0)) is null, "the table to be destroyed");
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
    public async Task An_import_is_fed_piece_after_piece_and_starts_with_all_its_rows_and_takes_no_more_then()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var duty = county.As("duty-zhou");
        var rows = Packed(Lines(5, 1));
        Task<bool> KeepAsync(int number, byte[] bytes, bool last) => duty.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-fed").Keep(ImportPart.Rows, "", number, bytes, last));
        Task<ImportView?> StartAsync(int count) => duty.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-fed").Start(new ImportOrder("", count, [], true)));

        Assert.False(await KeepAsync(0, rows, true));
        await duty.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-fed").Open("table.xlsx"));
        Assert.True(await KeepAsync(0, rows[..20], false));
        Assert.True(await KeepAsync(0, rows[..20], false));
        Assert.False(await KeepAsync(2, rows[20..], true));
        Assert.Null(await StartAsync(5));
        Assert.True(await KeepAsync(1, rows[20..], true));
        Assert.Null(await StartAsync(4));
        Assert.NotNull(await StartAsync(5));
        Assert.False(await duty.AskAsync(grains => grains.GetGrain<IImportGrain>("imp-fed").Keep(ImportPart.Rows, "more", 0, rows, true)));
        Assert.Equal(5, (await EndedAsync(duty, "imp-fed")).Done);
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

    private static async Task<string[]> ListedAsync(OfficerAtWork officer, string agency) =>
        [.. (await officer.AskAsync(grains => grains.GetGrain<IImportListGrain>(agency).Recent())).Select(import => import.ImportId)];

    private static async Task<ImportView> ImportAsync(RunningCounty county, OfficerAtWork officer, string import, ImportLine[] lines, bool holds = true)
    {
        await HandOverAsync(officer, import, lines);
        Assert.NotNull(await officer.AskAsync(grains => grains.GetGrain<IImportGrain>(import).Start(new ImportOrder("", lines.Length, [], holds))));
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

    private static Task<int> PoisonAsync(StoragePlace place, string table, string rows) => place.ExecuteAsync(place.Kind == StorageKind.Sqlite
        ? $"create trigger poison_{table} before insert on {table} when {rows} begin select raise(abort, 'poisoned'); end"
        : $"create function poison_{table}() returns trigger language plpgsql as $$ begin raise exception 'poisoned'; end $$; create trigger poison before insert on {table} for each row when ({rows}) execute function poison_{table}()");

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
