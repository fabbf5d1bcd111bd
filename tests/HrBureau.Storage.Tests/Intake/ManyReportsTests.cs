using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

/// <summary>Reports that come many at once, as from a table: each where it would go alone, whoever else is at the doors.</summary>
public sealed class ManyReportsTests
{
    [Theory, OnBoth]
    public async Task Many_reports_at_once_go_where_they_would_go_one_after_another(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var beside = await StoragePlace.NewAsync(on);
        await using var store = place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20));
        await using var other = beside.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20));
        var random = new Random(7);
        for (var round = 0; round < 12; round++)
        {
            // Doors that are held, doors that are free, doors that the same batch opens, and numbers that came before or come twice.
            var reports = Enumerable.Range(0, 20).Select(n => Report($"r-{round}-{n}", $"gate-{random.Next(40)}", $"employer-{random.Next(40)}") with { SourceRef = $"N-{random.Next(160)}", Place = "north" }).ToArray();
            var together = await store.Intake.RegisterAsync(reports, CancellationToken.None);
            var alone = new List<IntakeResult>();
            foreach (var report in reports)
            {
                alone.Add(await other.Intake.RegisterAsync(report, CancellationToken.None));
            }

            Assert.Equal(alone.Select(Told), together.Select(Told));
        }

        const string doors = "select count(*) from open_site where incident <> '?'";
        Assert.Equal(await beside.CountAsync(doors), await place.CountAsync(doors));
        Assert.Equal(0, await place.CountAsync("select count(*) from report where incident = ''"));
    }

    [Theory, OnBoth]
    public async Task Tables_that_meet_single_reports_at_the_doors_neither_lock_one_another_out_nor_leave_gaps(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20));
        var tables = Enumerable.Range(0, 6).Select(table => Task.Run(async () =>
        {
            var mine = new List<IntakeResult>();
            for (var slice = 0; slice < 5; slice++)
            {
                var order = new Random((table * 100) + slice);
                mine.AddRange(await store.Intake.RegisterAsync([.. Enumerable.Range(0, 30).Select(n => Report($"t-{table}-{slice}-{n}", $"gate-{order.Next(25)}", $"employer-{order.Next(25)}"))], CancellationToken.None));
            }

            return mine;
        }));
        var people = Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            var mine = new List<IntakeResult>();
            for (var n = 0; n < 30; n++)
            {
                mine.Add(await store.Intake.RegisterAsync(Report($"p-{caller}-{n}", $"gate-{((caller * 7) + n) % 25}", $"employer-{(n * 3) % 25}"), CancellationToken.None));
            }

            return mine;
        }));
        IntakeResult[] results = [.. (await Task.WhenAll(tables.Concat(people))).SelectMany(mine => mine)];

        var opened = results.Where(r => r.Opened).Select(r => r.IncidentId).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(Enumerable.Range(1, opened.Length).Select(n => $"inc-360121-20260127-{n:000}"), opened);
        Assert.Subset(opened.ToHashSet(), results.Select(r => r.IncidentId).ToHashSet());
        Assert.Equal(0, await place.CountAsync("select count(*) from open_site where incident = '?'"));
    }

    [Theory, OnBoth]
    public async Task A_slice_that_is_cut_off_leaves_nothing_and_comes_again_whole(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        IntakeReport[] reports = [.. Enumerable.Range(0, 10).Select(n => Report($"r-{n}", $"gate-{n % 3}"))];
        await using (var dying = place.Open())
        {
            using var crash = Failpoint.Arm("intake.before-commit", new FailpointAction(FailpointKind.Throw));
            await Assert.ThrowsAsync<FailpointException>(() => dying.Intake.RegisterAsync(reports, CancellationToken.None));
        }

        Assert.Equal(0, await place.CountAsync("select count(*) from report"));
        Assert.Equal(0, await place.CountAsync("select count(*) from open_site"));
        await using var store = place.Open();
        var routed = await store.Intake.RegisterAsync(reports, CancellationToken.None);
        Assert.Equal(["inc-360121-20260127-001", "inc-360121-20260127-002", "inc-360121-20260127-003"], routed.Where(r => r.Opened).Select(r => r.IncidentId));
    }

    [Theory, OnBoth]
    public async Task Two_tables_that_name_the_same_numbers_in_two_orders_take_them_in_one_and_are_answered_each_in_its_own(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        await place.ExecuteAsync(on == StorageKind.Sqlite
            ? "create table came (n integer primary key, ref text); create trigger came after insert on report begin insert into came (ref) values (new.source_ref); end"
            : "create table came (n serial, ref text); create function came() returns trigger language plpgsql as $$ begin insert into came (ref) values (new.source_ref); return null; end $$; create trigger came after insert on report for each row execute function came()");
        IntakeReport[] reports = [.. Enumerable.Range(0, 50).Select(n => Report($"r-{n}", $"gate-{n:00}") with { SourceRef = $"N-{(n * 7) % 50:00}" })];

        var told = await store.Intake.RegisterAsync(reports, CancellationToken.None);

        Assert.Equal(50, await place.CountAsync("select count(*) from came"));
        Assert.Equal(0, await place.CountAsync("select count(*) from came a join came b on b.n = a.n + 1 where b.ref < a.ref"));
        Assert.Equal(reports.Select(report => report.ReportId), told.Select(one => one.ReportId));
        Assert.Equal(Enumerable.Range(1, 50).Select(n => $"inc-360121-20260127-{n:000}"), told.Select(one => one.IncidentId));

        // The other table: none of it is new, and each row is told of the report that came first.
        var again = await store.Intake.RegisterAsync([.. reports.Reverse().Select(report => report with { ReportId = $"again-{report.ReportId}" })], CancellationToken.None);
        Assert.Equal(told.Reverse().Select(Told), again.Select(Told));
    }

    [Fact]
    public async Task A_whole_slice_that_comes_again_asks_the_store_as_often_as_one_report()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Postgres);
        await using var store = place.Open(o => o.AnswerWithin = TimeSpan.FromSeconds(20));
        IntakeReport[] reports = [.. Enumerable.Range(0, 64).Select(n => Report($"r-{n}", $"gate-{n % 8}") with { SourceRef = $"N-{n}" })];
        await store.Intake.RegisterAsync(reports, CancellationToken.None);

        var one = await AskedAsync(store, reports[..1]);
        Assert.NotEqual(0, one);
        Assert.Equal(one, await AskedAsync(store, reports));
    }

    /// <summary>How many statements it takes to hand reports in.</summary>
    private static async Task<int> AskedAsync(Store store, IReadOnlyList<IntakeReport> reports)
    {
        var statements = 0;
        using var parent = new System.Diagnostics.Activity("count").Start();
        using var listener = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref System.Diagnostics.ActivityCreationOptions<System.Diagnostics.ActivityContext> _) => System.Diagnostics.ActivitySamplingResult.AllData,
            ActivityStopped = activity => Interlocked.Add(ref statements, activity.TraceId == parent.TraceId ? 1 : 0),
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        await store.Intake.RegisterAsync(reports, CancellationToken.None);
        return statements;
    }

    private static (string Report, string Incident, bool Opened, bool Settled) Told(IntakeResult result) => (result.ReportId, result.IncidentId, result.Opened, result.AlreadySettled);

    private static IntakeReport Report(string id, params string[] sites) =>
        new(id, "hotline", null, "360121", false, sites, null, Some.Noon, """{"type":"report"}""", null);
}
