namespace HrBureau.Storage;

/// <summary>
/// The doors: one incident is open behind a site at a time, however many reports come from however many callers.
/// Registering is the first of two transactions; the second is the append that settles the report.
/// </summary>
public sealed class IntakeTables
{
    private readonly Database _database;

    internal IntakeTables(Database database) => _database = database;

    /// <summary>Takes a report in and says which incident it belongs to, and which others are like it. The same report again gets the first answer.</summary>
    public async Task<IntakeResult> RegisterAsync(IntakeReport report, CancellationToken cancellation) =>
        (await RegisterAsync([report], withSimilar: true, cancellation))[0];

    /// <summary>Takes many reports in, in one transaction and in their order; whoever brings many is not told what is like them.</summary>
    public Task<IReadOnlyList<IntakeResult>> RegisterAsync(IReadOnlyList<IntakeReport> reports, CancellationToken cancellation) =>
        RegisterAsync(reports, withSimilar: false, cancellation);

    /// <summary>The same.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="withSimilar">Whether somebody waits to be told what is like them.</param>
    /// <param name="cancellation">Gives it up.</param>
    public async Task<IReadOnlyList<IntakeResult>> RegisterAsync(IReadOnlyList<IntakeReport> reports, bool withSimilar, CancellationToken cancellation)
    {
        var results = await _database.WriteAsync(async session =>
        {
            await Failpoint.HitAsync("intake.before-write");
            await session.PlanByIndexAsync();
            var taken = (await session.QueryAsync("report_insert", row => row.Text("report_id"), ("reports", IntakeJson.Of(reports.Select(ReportRow.Of))))).ToHashSet(StringComparer.Ordinal);
            var isNew = reports.Select(report => taken.Remove(report.ReportId)).ToArray();
            var routed = new Queue<IntakeResult>(await RouteAsync(session, [.. reports.Where((_, i) => isNew[i])]));
            var known = new Queue<IntakeResult>(await NotedAsync(session, [.. reports.Where((_, i) => !isNew[i])]));
            IntakeResult[] told = [.. isNew.Select(fresh => (fresh ? routed : known).Dequeue())];
            if (withSimilar)
            {
                await TellSimilarAsync(session, reports, told);
            }

            await Failpoint.HitAsync("intake.before-commit");
            return told;
        }, cancellation);
        await Failpoint.HitAsync("intake.after-commit");
        return results;
    }

    /// <summary>A registered report as it stands now: where it belongs, and whether it is settled.</summary>
    public Task<IntakeResult> FindAsync(IntakeReport report, CancellationToken cancellation) =>
        _database.ReadAsync(async session => await WithSimilarAsync(session, report, await RepeatAsync(session, report)), cancellation);

    /// <summary>Which of a source's numbers are reports already; drills apart.</summary>
    public Task<IReadOnlySet<string>> KnownAsync(string source, IReadOnlyCollection<string> sourceRefs, CancellationToken cancellation) =>
        _database.ReadAsync<IReadOnlySet<string>>(
            async session => (await session.QueryAsync("report_known", row => row.Text("source_ref"), ("source", source), ("source_refs", IntakeJson.Of(sourceRefs)), ("drill", false))).ToHashSet(StringComparer.Ordinal),
            cancellation);

    /// <summary>Other incidents open at the place of an open one, newest first.</summary>
    public Task<IReadOnlyList<(string Incident, DateTimeOffset OpenedAt)>> BesideAsync(string incident, CancellationToken cancellation) =>
        _database.ReadAsync(session => session.QueryAsync("site_beside", row => (row.Text("incident"), row.Time("opened_at")), ("incident", incident)), cancellation);

    /// <summary>Routes a pending report anew, because its incident was closed before it arrived there.</summary>
    public Task<IntakeResult> RerouteAsync(IntakeReport report, CancellationToken cancellation) =>
        _database.WriteAsync(async session =>
        {
            var known = await RepeatAsync(session, report);
            if (known.AlreadySettled)
            {
                return known;
            }

            await session.ControlAsync("savepoint routing");
            if (await RouteAsync(session, [report with { ReportId = known.ReportId }]) is [var routed])
            {
                return await WithSimilarAsync(session, report, routed);
            }

            // Settled meanwhile: no door was needed, and no number.
            await session.ControlAsync("rollback to savepoint routing");
            return await RepeatAsync(session, report);
        }, cancellation);

    /// <summary>Where an act has put a report that it split off; null before it has.</summary>
    public Task<string?> SplitOffAsync(string report, string act, CancellationToken cancellation) =>
        _database.WriteAsync(session => RoutedByAsync(session, report, act), cancellation);

    /// <summary>A report that was split off stands in another incident from now on: its source and number answer with that one.</summary>
    public Task MoveAsync(string report, string act, string incident, CancellationToken cancellation) =>
        _database.WriteAsync(session => session.ExecuteAsync("report_split", ("report_id", report), ("incident", incident), ("opened", false), ("act", act)), cancellation);

    /// <summary>Gives a report that was split off an incident of its own, once for each act, with the doors that nobody else holds.</summary>
    /// <returns>The incident and the heaviest of its doors, or none.</returns>
    public Task<(string IncidentId, string? Door)> SplitAsync(IntakeReport report, string act, CancellationToken cancellation) =>
        _database.WriteAsync(async session =>
        {
            if (await RoutedByAsync(session, report.ReportId, act) is { } known)
            {
                var holders = await SiteDoors.HoldersAsync(session, [report]);
                return (known, report.SiteKeys.FirstOrDefault(key => holders.GetValueOrDefault(key) == known));
            }

            var claimed = await SiteDoors.ClaimAsync(session, [report]);
            string[] won = [.. report.SiteKeys.Where(key => claimed[key] == SiteDoors.NotYet)];
            var id = (await SiteDoors.NumbersAsync(session, [report]))[0];
            await SiteDoors.AssignAsync(session, won.Select(key => (key, id)));
            await session.ExecuteAsync("report_split", ("report_id", report.ReportId), ("incident", id), ("opened", true), ("act", act));
            return (id, report.SiteKeys.FirstOrDefault(won.Contains));
        }, cancellation);

    /// <summary>Reports whose second transaction is missing, oldest first.</summary>
    public Task<IReadOnlyList<PendingReport>> PendingAsync(DateTimeOffset olderThan, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.QueryAsync(
            "report_pending",
            row => new PendingReport(
                row.Text("report_id"),
                row.Text("incident"),
                row.Flag("opened"),
                row.Text("county"),
                row.Flag("drill"),
                row.Time("recorded_at"),
                row.Text("payload"),
                row.TextOrNone("traceparent")),
            ("older_than", olderThan),
            ("limit", limit)), cancellation);

    public Task<IntakeFigures> FiguresAsync(CancellationToken cancellation = default) =>
        _database.ReadAsync(async session => (await session.QueryAsync(
            "report_figures", row => new IntakeFigures(row.Long("pending"), row.TimeOrNone("oldest"))))[0], cancellation);

    private static async Task<string?> RoutedByAsync(SqlSession session, string report, string act)
    {
        var rows = await session.QueryAsync("report_split_find", row => (Incident: row.Text("incident"), Act: row.Text("split")), ("report_id", report));
        return rows.Count == 0 ? throw new InvalidOperationException($"The door knows no report {report}.") : rows[0].Act == act ? rows[0].Incident : null;
    }

    /// <summary>A key that comes with a report known by its number belongs to that report from now on.</summary>
    private static async Task<IReadOnlyList<IntakeResult>> NotedAsync(SqlSession session, IReadOnlyList<IntakeReport> reports)
    {
        var all = await RepeatAsync(session, reports);
        foreach (var (report, known) in reports.Zip(all))
        {
            if (report.BodyHashes.Count > 0 && known.ReportId != report.ReportId && !known.KeyReused)
            {
                await session.ExecuteAsync("report_key_note", ("report_id", report.ReportId), ("same_as", known.ReportId), ("body_hash", report.BodyHashes[0]));
            }
        }

        return all;
    }

    private static async Task<IntakeResult> RepeatAsync(SqlSession session, IntakeReport report) => (await RepeatAsync(session, [report]))[0];

    /// <summary>However many they are, the store is asked twice: a whole table may come again.</summary>
    private static async Task<IReadOnlyList<IntakeResult>> RepeatAsync(SqlSession session, IReadOnlyList<IntakeReport> reports)
    {
        if (reports.Count == 0)
        {
            return [];
        }

        var keys = (await session.QueryAsync(
            "report_key_find",
            row => (ReportId: row.Text("report_id"), Key: new NotedKey(row.Text("same_as"), row.Text("body_hash"))),
            ("report_ids", IntakeJson.Of(reports.Select(report => report.ReportId).Distinct(StringComparer.Ordinal))))).ToDictionary(one => one.ReportId, one => one.Key, StringComparer.Ordinal);
        var known = await KnownAsync(session, [.. reports.Select(report => keys.TryGetValue(report.ReportId, out var key) ? report with { ReportId = key.SameAs, BodyHashes = [] } : report)]);
        return [.. reports.Zip(known, (report, one) => !keys.TryGetValue(report.ReportId, out var key) || report.BodyHashes.Contains(key.BodyHash) ? one : one with { KeyReused = true })];
    }

    private static async Task<IReadOnlyList<IntakeResult>> KnownAsync(SqlSession session, IReadOnlyList<IntakeReport> reports)
    {
        var asked = reports.Select((report, i) => new AskedReport(i, report.ReportId, report.Source, report.SourceRef, report.Drill));
        var known = await session.QueryAsync("report_find", row => Known(row, reports[row.Int("position")]), ("asked", IntakeJson.Of(asked)));
        return known.Count == reports.Count ? known : throw new InvalidOperationException("The door knows no such report.");
    }

    private static IntakeResult Known(SqlRow row, IntakeReport report) => new(row.Text("report_id"), row.Text("incident"), row.Flag("opened"), !row.Flag("pending"), [])
    {
        KeyReused = report.BodyHashes.Count > 0 && row.Text("report_id") == report.ReportId && !report.BodyHashes.Contains(row.TextOrNone("body_hash")),
        Differs = report.ContentHashes is [var now, ..] && row.TextOrNone("content_hash") is { } then && FormOf(then) == FormOf(now) && !report.ContentHashes.Contains(then),
    };

    private static string FormOf(string contentHash) => contentHash.Split(':')[0];

    /// <returns>Where they go, in their order; one that is no longer pending is left out.</returns>
    private static async Task<IReadOnlyList<IntakeResult>> RouteAsync(SqlSession session, IReadOnlyList<IntakeReport> reports)
    {
        if (reports.Count == 0)
        {
            return [];
        }

        var routes = (await SiteDoors.RouteAsync(session, reports)).Zip(reports, (incident, report) => new IntakeResult(report.ReportId, incident.Id, incident.Opened, false, [])).ToArray();
        var rows = routes.Select(route => new RouteRow(route.ReportId, route.IncidentId, route.Opened));
        var routed = (await session.QueryAsync("report_route", row => row.Text("report_id"), ("routes", IntakeJson.Of(rows)))).ToHashSet(StringComparer.Ordinal);
        return [.. routes.Where(route => routed.Contains(route.ReportId))];
    }

    /// <summary>Those that name the same employer and place are told the same, asked once.</summary>
    private static async Task TellSimilarAsync(SqlSession session, IReadOnlyList<IntakeReport> reports, IntakeResult[] told)
    {
        var known = new Dictionary<(string?, string?, string, string, bool, string), IReadOnlyList<string>>();
        for (var i = 0; i < told.Length; i++)
        {
            var (report, routed) = (reports[i], told[i]);
            var alike = (report.EmployerKey, report.Place, report.SiteKeys[0], report.SiteKeys[^1], report.Drill, routed.IncidentId);
            if (!known.TryGetValue(alike, out var similar))
            {
                known[alike] = similar = (await WithSimilarAsync(session, report, routed)).Similar;
            }

            told[i] = routed with { Similar = similar };
        }
    }

    private static async Task<IntakeResult> WithSimilarAsync(SqlSession session, IntakeReport report, IntakeResult routed) => routed with
    {
        Similar = await session.QueryAsync(
            "site_similar",
            row => row.Text("incident"),
            ("employer_key", report.EmployerKey),
            ("place", report.Place),
            ("first_key", report.SiteKeys[0]),
            ("last_key", report.SiteKeys[^1]),
            ("drill", report.Drill),
            ("incident", routed.IncidentId)),
    };

    private sealed record NotedKey(string SameAs, string BodyHash);
}
