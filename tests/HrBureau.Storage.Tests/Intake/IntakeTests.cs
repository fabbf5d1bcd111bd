using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class IntakeTests
{
    [Theory, OnBoth]
    public async Task Sixty_reports_of_one_site_from_each_of_twelve_callers_open_one_incident(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20));

        var results = await CallersAsync(store, 12, 60, (_, _) => ["gate-1"]);

        Assert.Equal("inc-360121-20260127-001", Assert.Single(results.Select(r => r.IncidentId).Distinct()));
        Assert.Single(results, r => r.Opened);
        Assert.Equal(720, (await store.Intake.FiguresAsync()).Pending);
    }

    [Theory, OnBoth]
    public async Task Numbers_have_no_gaps_and_no_doubles_however_many_open_at_once(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20));

        var results = await CallersAsync(store, 12, 20, (_, report) => ["gate-" + (report % 7)]);

        Assert.Equal(
            Enumerable.Range(1, 7).Select(n => $"inc-360121-20260127-{n:000}"),
            results.Where(r => r.Opened).Select(r => r.IncidentId).Order(StringComparer.Ordinal));
        Assert.Equal(7, results.Select(r => r.IncidentId).Distinct().Count());
    }

    [Theory, OnBoth]
    public async Task Numbers_run_per_county_and_county_day_and_drills_have_their_own(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var lateEvening = new DateTimeOffset(2026, 1, 27, 15, 59, 59, TimeSpan.Zero);

        var reports = new[]
        {
            Report("a", "gate-1") with { RecordedAt = lateEvening },
            Report("b", "gate-2") with { RecordedAt = lateEvening.AddSeconds(1) },
            Report("c", "gate-3") with { RecordedAt = lateEvening },
            Report("d", "gate-4") with { County = "360122", RecordedAt = lateEvening },
            Report("e", "drill:gate-1") with { Drill = true, RecordedAt = lateEvening },
        };
        var ids = new List<string>();
        foreach (var report in reports)
        {
            ids.Add((await store.Intake.RegisterAsync(report, CancellationToken.None)).IncidentId);
        }

        Assert.Equal(
            ["inc-360121-20260127-001", "inc-360121-20260128-001", "inc-360121-20260127-002", "inc-360122-20260127-001", "inc-360121-drill-20260127-001"],
            ids);
    }

    [Theory, OnBoth]
    public async Task The_same_source_and_number_twice_gets_the_first_answer_again(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var first = await store.Intake.RegisterAsync(Report("a", "gate-1") with { SourceRef = "12345-7" }, CancellationToken.None);

        var again = await store.Intake.RegisterAsync(Report("b", "gate-2") with { SourceRef = "12345-7" }, CancellationToken.None);
        var sameId = await store.Intake.RegisterAsync(Report("a", "gate-9"), CancellationToken.None);

        Assert.Equal(first with { Similar = again.Similar }, again);
        Assert.Equal(first.IncidentId, sameId.IncidentId);
        Assert.Equal(1, await place.CountAsync("select count(*) from report"));
    }

    [Theory, OnBoth]
    public async Task A_report_between_its_two_transactions_is_found_and_settled_once(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        var report = Report("a", "gate-1");
        await using (var dying = place.Open())
        {
            using var crash = Failpoint.Arm("intake.after-commit", new FailpointAction(FailpointKind.Throw));
            await Assert.ThrowsAsync<FailpointException>(() => dying.Intake.RegisterAsync(report, CancellationToken.None));
        }

        await using var store = place.Open();
        Assert.Empty(await store.Intake.PendingAsync(Some.Noon.AddSeconds(-1), 10));
        var pending = Assert.Single(await store.Intake.PendingAsync(Some.Noon, 10));
        Assert.Equal((report.ReportId, report.Payload, true), (pending.ReportId, pending.Payload, pending.Opened));

        await store.AppendAsync(Some.First(pending.IncidentId) with { SettledReports = [pending.ReportId] });

        Assert.Empty(await store.Intake.PendingAsync(Some.Noon, 10));
        Assert.True((await store.Intake.RegisterAsync(report, CancellationToken.None)).AlreadySettled);
        Assert.Equal(0, await place.CountAsync("select count(*) from report where payload is not null"));
    }

    [Fact]
    public async Task A_report_settled_while_it_is_routed_anew_stays_where_it_was_settled()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        await using var store = place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20));
        var report = Report("a", "gate-1");
        var routed = await store.Intake.RegisterAsync(report, CancellationToken.None);
        await place.ExecuteAsync("delete from open_site");

        // Somebody is about to take the door: whoever routes the report has read that it is pending, and waits for him.
        await using var other = await place.ConnectAsync();
        await using var door = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var take = other.CreateCommand();
        take.CommandText = "insert into open_site (site_key, incident) values ('gate-1', 'inc-other')";
        await take.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var rerouting = store.Intake.RerouteAsync(report, CancellationToken.None);
        while (await place.CountAsync("select count(*) from pg_locks where not granted") == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await store.AppendAsync(Some.First(routed.IncidentId) with { SettledReports = [report.ReportId] });
        await door.RollbackAsync(TestContext.Current.CancellationToken);

        var result = await rerouting;
        Assert.Equal((routed.IncidentId, true), (result.IncidentId, result.AlreadySettled));
        Assert.Equal(0, await place.CountAsync("select count(*) from open_site"));
        Assert.Equal("inc-360121-20260127-002", (await store.Intake.RegisterAsync(Report("b", "gate-2"), CancellationToken.None)).IncidentId);
    }

    [Theory, OnBoth]
    public async Task A_crash_before_the_first_commit_uses_up_no_number(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        using (Failpoint.Arm("intake.before-commit", new FailpointAction(FailpointKind.Throw)))
        {
            await Assert.ThrowsAsync<FailpointException>(() => store.Intake.RegisterAsync(Report("a", "gate-1"), CancellationToken.None));
        }

        var next = await store.Intake.RegisterAsync(Report("b", "gate-2"), CancellationToken.None);

        Assert.Equal("inc-360121-20260127-001", next.IncidentId);
    }

    [Theory, OnBoth]
    public async Task A_closed_site_opens_a_new_incident_and_a_late_report_is_routed_there(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var first = await store.Intake.RegisterAsync(Report("a", "gate-1"), CancellationToken.None);
        var late = await store.Intake.RegisterAsync(Report("b", "gate-1"), CancellationToken.None);
        Assert.Equal(first.IncidentId, late.IncidentId);
        await store.AppendAsync(Some.First(first.IncidentId) with { SettledReports = ["a"], ReleasesSites = true });

        var rerouted = await store.Intake.RerouteAsync(Report("b", "gate-1"), CancellationToken.None);
        var settled = await store.Intake.RerouteAsync(Report("a", "gate-1"), CancellationToken.None);

        Assert.Equal(("inc-360121-20260127-002", true), (rerouted.IncidentId, rerouted.Opened));
        Assert.Equal((first.IncidentId, true), (settled.IncidentId, settled.AlreadySettled));
    }

    [Theory, OnBoth]
    public async Task An_employer_alone_is_similar_and_never_merged(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var first = await store.Intake.RegisterAsync(Report("a", "gate-1") with { EmployerKey = "emp-1" }, CancellationToken.None);

        var other = await store.Intake.RegisterAsync(Report("b", "gate-2") with { EmployerKey = "emp-1" }, CancellationToken.None);

        Assert.True(other.Opened);
        Assert.Equal([first.IncidentId], other.Similar);
        Assert.Empty(first.Similar);
    }

    [Theory, OnBoth]
    public async Task Open_incidents_at_the_place_of_a_report_are_similar_whatever_either_names(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var named = await store.Intake.RegisterAsync(Report("a", "p:park@north", "e:azure@north") with { Place = "north" }, CancellationToken.None);
        var opened = await store.AppendAsync(Some.First(named.IncidentId) with { SettledReports = ["a"] });
        Assert.Empty((await store.Intake.RegisterAsync(Report("d", "drill:r:d") with { Place = "north", Drill = true }, CancellationToken.None)).Similar);
        Assert.Empty((await store.Intake.RegisterAsync(Report("b", "r:b") with { Place = "south" }, CancellationToken.None)).Similar);

        var placed = await store.Intake.RegisterAsync(Report("c", "r:c") with { Place = "north" }, CancellationToken.None);
        var later = await store.Intake.RegisterAsync(Report("e", "p:other@north") with { Place = "north" }, CancellationToken.None);

        Assert.True(placed.Opened);
        Assert.Equal([named.IncidentId], placed.Similar);
        Assert.Equal([named.IncidentId, placed.IncidentId], later.Similar);
        var moved = await store.AppendAsync(Some.After(opened) with { TakeSites = ["p:park@west"], SitePlace = "west" });
        Assert.Equal([named.IncidentId], (await store.Intake.RegisterAsync(Report("f", "r:f") with { Place = "west" }, CancellationToken.None)).Similar);
        await store.AppendAsync(Some.After(moved) with { ReleasesSites = true });
        Assert.DoesNotContain(named.IncidentId, (await store.Intake.RegisterAsync(Report("g", "r:g") with { Place = "west" }, CancellationToken.None)).Similar);
    }

    [Theory, OnBoth]
    public async Task Sites_that_were_open_before_places_were_kept_are_found_by_their_place(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        await place.ExecuteAsync("drop index open_site_place");
        await place.ExecuteAsync("alter table open_site drop column place");
        await place.ExecuteAsync("delete from schema_migration where name = '010_site_place'");
        await place.ExecuteAsync("insert into open_site (site_key, incident) values ('p:a@b@north', 'inc-1'), ('drill:e:azure@north', 'inc-2'), ('r:rep@north', 'inc-3')");

        await store.Migrator.MigrateAsync();

        Assert.Equal(["inc-1"], (await store.Intake.RegisterAsync(Report("c", "r:c") with { Place = "north" }, CancellationToken.None)).Similar);
    }

    [Theory, OnBoth]
    public async Task Similar_incidents_are_found_by_index(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        var sql = (on == StorageKind.Postgres ? SqlLibrary.Postgres : SqlLibrary.Sqlite)["site_similar"];
        foreach (var (name, value) in new[] { ("employer_key", "'e'"), ("first_key", "'f'"), ("last_key", "'l'"), ("place", "'p'"), ("drill", on == StorageKind.Postgres ? "false" : "0"), ("incident", "'i'") })
        {
            sql = sql.Replace($"@{name}", value, StringComparison.Ordinal);
        }

        await using var connection = await place.ConnectAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A test writes its own SQL.
        command.CommandText = (on == StorageKind.Postgres ? "set enable_seqscan = off; explain " : "explain query plan ") + sql;
#pragma warning restore CA2100
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            plan.Add(reader.GetString(reader.FieldCount - 1));
        }

        Assert.Contains(plan, line => line.Contains("open_site_place", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan", StringComparison.Ordinal) || line.StartsWith("SCAN", StringComparison.Ordinal));
    }

    [Theory, OnBoth]
    public async Task Reports_that_name_project_employer_or_both_of_one_site_open_one_incident(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20));
        string[][] naming = [["project", "employer"], ["employer"]];

        var results = await CallersAsync(store, 12, 60, (caller, report) => naming[(caller + report) % 2]);
        var alone = await store.Intake.RegisterAsync(Report("alone", "project"), CancellationToken.None);

        Assert.Equal("inc-360121-20260127-001", Assert.Single(results.Append(alone).Select(r => r.IncidentId).Distinct()));
        Assert.Single(results, r => r.Opened);
        Assert.Equal(2, await place.CountAsync("select count(*) from open_site where incident = 'inc-360121-20260127-001'"));
    }

    [Theory, OnBoth]
    public async Task Callers_who_name_the_same_doors_in_every_order_neither_block_each_other_nor_open_a_door_twice(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20));

        var results = await CallersAsync(store, 12, 40, (caller, report) => ["gate-" + (((caller * 7) + report) % 5), "gate-" + (((report * 3) + caller) % 6)]);

        var opened = results.Where(r => r.Opened).Select(r => r.IncidentId).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(Enumerable.Range(1, opened.Length).Select(n => $"inc-360121-20260127-{n:000}"), opened);
        Assert.Subset(opened.ToHashSet(), results.Select(r => r.IncidentId).ToHashSet());
        Assert.Equal(6, await place.CountAsync("select count(*) from open_site where incident <> '?'"));
    }

    [Theory, OnBoth]
    public async Task A_report_of_two_open_incidents_joins_the_one_of_its_project_and_names_the_other(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var byEmployer = await store.Intake.RegisterAsync(Report("a", "employer"), CancellationToken.None);
        var byProject = await store.Intake.RegisterAsync(Report("b", "project"), CancellationToken.None);

        var both = await store.Intake.RegisterAsync(Report("c", "project", "employer"), CancellationToken.None);
        var again = await store.Intake.RegisterAsync(Report("c", "project", "employer"), CancellationToken.None);

        Assert.Equal((byProject.IncidentId, false), (both.IncidentId, both.Opened));
        Assert.Equal([byEmployer.IncidentId], both.Similar);
        Assert.Equal([byEmployer.IncidentId], again.Similar);
    }

    [Theory, OnBoth]
    public async Task An_incident_gives_back_every_door_at_once_and_takes_those_it_learns_of(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var first = await store.Intake.RegisterAsync(Report("a", "project"), CancellationToken.None);
        var other = await store.Intake.RegisterAsync(Report("b", "held"), CancellationToken.None);
        var opened = await store.AppendAsync(Some.First(first.IncidentId) with { SettledReports = ["a"] });

        var learnt = await store.AppendAsync(Some.After(opened) with { TakeSites = ["employer", "held"] });
        var joined = await store.Intake.RegisterAsync(Report("c", "employer"), CancellationToken.None);
        var elsewhere = await store.Intake.RegisterAsync(Report("d", "held"), CancellationToken.None);
        await store.AppendAsync(Some.After(learnt) with { ReleasesSites = true });

        Assert.Equal((first.IncidentId, other.IncidentId), (joined.IncidentId, elsewhere.IncidentId));
        Assert.Equal(1, await place.CountAsync("select count(*) from open_site"));
        Assert.True((await store.Intake.RegisterAsync(Report("e", "employer"), CancellationToken.None)).Opened);
    }

    [Theory, OnBoth]
    public async Task An_incident_that_is_closed_while_a_report_names_another_of_its_doors_holds_none_afterwards(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20));
        for (var round = 0; round < 25; round++)
        {
            var first = await store.Intake.RegisterAsync(Report($"a-{round}", $"p-{round}"), CancellationToken.None);
            var opened = await store.AppendAsync(Some.First(first.IncidentId) with { SettledReports = [$"a-{round}"] });

            var closing = store.AppendAsync(Some.After(opened) with { ReleasesSites = true });
            var reports = Enumerable.Range(0, 4).Select(n => store.Intake.RegisterAsync(Report($"b-{round}-{n}", $"p-{round}", $"e-{round}-{n % 2}"), CancellationToken.None));
            await Task.WhenAll(reports.Append<Task>(closing));

            Assert.Equal(0, await place.CountAsync($"select count(*) from open_site where incident = '{first.IncidentId}'"));
        }
    }

    private static IntakeReport Report(string id, params string[] sites) =>
        new(id, "hotline", null, "360121", false, sites, null, Some.Noon, """{"type":"report"}""", null);

    private static async Task<List<IntakeResult>> CallersAsync(Store store, int callers, int reports, Func<int, int, string[]> sites)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var mine = new List<IntakeResult>();
            for (var i = 0; i < reports; i++)
            {
                mine.Add(await store.Intake.RegisterAsync(Report($"r-{caller}-{i}", sites(caller, i)), CancellationToken.None));
            }

            return mine;
        })));
        return [.. results.SelectMany(r => r)];
    }
}
