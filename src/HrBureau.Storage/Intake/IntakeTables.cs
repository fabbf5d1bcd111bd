using HrBureau.Domain;

namespace HrBureau.Storage;

/// <summary>
/// The doors: one incident is open behind a site at a time, however many reports come from however many callers.
/// Registering is the first of two transactions; the second is the append that settles the report.
/// </summary>
public sealed class IntakeTables
{
    /// <summary>Marks a door as taken within a transaction, before it is known for whom; never seen outside.</summary>
    private const string NotYet = "?";

    private readonly Database _database;

    internal IntakeTables(Database database) => _database = database;

    /// <summary>Takes a report in and says which incident it belongs to. The same report again gets the first answer.</summary>
    public async Task<IntakeResult> RegisterAsync(IntakeReport report, CancellationToken cancellation)
    {
        var result = await _database.WriteAsync(async session =>
        {
            await Failpoint.HitAsync("intake.before-write");
            var taken = await session.FindAsync(
                "report_insert",
                row => row.Text("report_id"),
                ("report_id", report.ReportId),
                ("source", report.Source),
                ("source_ref", report.SourceRef),
                ("drill", report.Drill),
                ("county", report.County),
                ("site_key", report.SiteKeys[0]),
                ("employer_key", report.EmployerKey),
                ("recorded_at", report.RecordedAt),
                ("opened", false),
                ("pending", true),
                ("payload", report.Payload),
                ("traceparent", report.TraceParent),
                ("body_hash", report.BodyHashes.Count == 0 ? null : report.BodyHashes[0]));
            if (taken is null)
            {
                return await NotedAsync(session, report);
            }

            var routed = await RouteAsync(session, report);
            await Failpoint.HitAsync("intake.before-commit");
            return routed!;
        }, cancellation);
        await Failpoint.HitAsync("intake.after-commit");
        return result;
    }

    /// <summary>A registered report as it stands now: where it belongs, and whether it is settled.</summary>
    public Task<IntakeResult> FindAsync(IntakeReport report, CancellationToken cancellation) =>
        _database.ReadAsync(session => RepeatAsync(session, report), cancellation);

    /// <summary>Which of a source's numbers are reports already; drills apart.</summary>
    public Task<IReadOnlySet<string>> KnownAsync(string source, IReadOnlyCollection<string> sourceRefs, CancellationToken cancellation) =>
        _database.ReadAsync<IReadOnlySet<string>>(async session =>
        {
            var known = new HashSet<string>(StringComparer.Ordinal);
            foreach (var number in sourceRefs)
            {
                if (await session.FindAsync("report_known", row => row.Text("source_ref"), ("source", source), ("source_ref", number), ("drill", false)) is { } found)
                {
                    known.Add(found);
                }
            }

            return known;
        }, cancellation);

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
            if (await RouteAsync(session, report with { ReportId = known.ReportId }) is { } routed)
            {
                return routed;
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
                var holders = await HoldersAsync(session, report);
                return (known, report.SiteKeys.Zip(holders).Where(door => door.Second == known).Select(door => door.First).FirstOrDefault());
            }

            var won = new List<string>();
            foreach (var key in report.SiteKeys.Order(StringComparer.Ordinal))
            {
                var holder = await session.QueryAsync("append_site_claim", row => row.Text("incident"), ("site_key", key), ("incident", NotYet), ("employer_key", report.EmployerKey), ("place", report.Place));
                won.AddRange(holder[0] == NotYet ? [key] : []);
            }

            var id = await NumberAsync(session, report);
            foreach (var key in won)
            {
                await session.ExecuteAsync("site_assign", ("site_key", key), ("incident", id));
            }

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
    private static async Task<IntakeResult> NotedAsync(SqlSession session, IntakeReport report)
    {
        var known = await RepeatAsync(session, report);
        if (report.BodyHashes.Count > 0 && known.ReportId != report.ReportId && !known.KeyReused)
        {
            await session.ExecuteAsync("report_key_note", ("report_id", report.ReportId), ("same_as", known.ReportId), ("body_hash", report.BodyHashes[0]));
        }

        return known;
    }

    private static async Task<IntakeResult> RepeatAsync(SqlSession session, IntakeReport report)
    {
        var key = await session.FindAsync("report_key_find", row => new NotedKey(row.Text("same_as"), row.Text("body_hash")), ("report_id", report.ReportId));
        var known = await KnownAsync(session, key is null ? report : report with { ReportId = key.SameAs, BodyHashes = [] });
        return key is null || report.BodyHashes.Contains(key.BodyHash) ? known : known with { KeyReused = true };
    }

    private static async Task<IntakeResult> KnownAsync(SqlSession session, IntakeReport report)
    {
        var known = await session.QueryAsync(
            "report_find",
            row => new IntakeResult(row.Text("report_id"), row.Text("incident"), row.Flag("opened"), !row.Flag("pending"), [])
            {
                KeyReused = report.BodyHashes.Count > 0 && row.Text("report_id") == report.ReportId && !report.BodyHashes.Contains(row.TextOrNone("body_hash")),
            },
            ("report_id", report.ReportId),
            ("source", report.Source),
            ("source_ref", report.SourceRef),
            ("drill", report.Drill));
        return known[0] with { Similar = await SimilarAsync(session, report, known[0].IncidentId) };
    }

    /// <returns>Null when the report is no longer pending.</returns>
    private static async Task<IntakeResult?> RouteAsync(SqlSession session, IntakeReport report)
    {
        SiteIncident? incident = null;
        while (incident is null)
        {
            incident = await JoinAsync(session, report) ?? await OccupyAsync(session, report);
        }

        var routed = await session.ExecuteAsync("report_route", ("report_id", report.ReportId), ("incident", incident.Id), ("opened", incident.Opened));
        return routed == 0 ? null : new IntakeResult(report.ReportId, incident.Id, incident.Opened, false, await SimilarAsync(session, report, incident.Id));
    }

    /// <summary>The incident behind the doors, where every door is open already: nothing has to be written.</summary>
    private static async Task<SiteIncident?> JoinAsync(SqlSession session, IntakeReport report)
    {
        var holders = await HoldersAsync(session, report);
        return holders.Contains(null) ? null : new SiteIncident(holders[0]!, false);
    }

    /// <summary>
    /// Takes every door that nobody holds, for the incident behind the heaviest of the others or for a new one. Doors are locked in
    /// one order everywhere, after the incident and before the counter; nothing if somebody changed them before they were locked.
    /// </summary>
    private static async Task<SiteIncident?> OccupyAsync(SqlSession session, IntakeReport report)
    {
        var expected = (await HoldersAsync(session, report)).FirstOrDefault(holder => holder is not null);
        await session.ControlAsync("savepoint doors");
        if (expected is not null)
        {
            // Whoever closes the incident gives its doors back under this lock: none can be added behind his back.
            await session.FindAsync("head_lock", row => row.Text("incident"), ("incident", expected));
        }

        var holders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in report.SiteKeys.Order(StringComparer.Ordinal))
        {
            holders[key] = (await session.QueryAsync(
                "append_site_claim", row => row.Text("incident"), ("site_key", key), ("incident", NotYet), ("employer_key", report.EmployerKey), ("place", report.Place)))[0];
        }

        var found = report.SiteKeys.Select(key => holders[key]).FirstOrDefault(holder => holder != NotYet);
        if (found != expected)
        {
            await session.ControlAsync("rollback to savepoint doors");
            return null;
        }

        var id = found ?? await NumberAsync(session, report);
        foreach (var key in report.SiteKeys.Where(key => holders[key] == NotYet))
        {
            await session.ExecuteAsync("site_assign", ("site_key", key), ("incident", id));
        }

        await session.ControlAsync("release savepoint doors");
        return new SiteIncident(id, found is null);
    }

    /// <summary>The next number. Whoever takes one holds the counter until his transaction ends, so that numbers have no gaps.</summary>
    private static async Task<string> NumberAsync(SqlSession session, IntakeReport report)
    {
        var day = CountyTime.DayOf(report.RecordedAt);
        var number = (await session.QueryAsync(
            "counter_next", row => row.Long("last"), ("county", report.County), ("day", day), ("drill", report.Drill)))[0];
        return new IncidentNumber(report.County, day, report.Drill, number).ToString();
    }

    /// <summary>Who holds each door, heaviest first.</summary>
    private static async Task<IReadOnlyList<string?>> HoldersAsync(SqlSession session, IntakeReport report)
    {
        var holders = new List<string?>(report.SiteKeys.Count);
        foreach (var key in report.SiteKeys)
        {
            holders.Add(await session.FindAsync("site_find", row => row.Text("incident"), ("site_key", key)));
        }

        return holders;
    }

    private static Task<IReadOnlyList<string>> SimilarAsync(SqlSession session, IntakeReport report, string incident) =>
        session.QueryAsync(
            "site_similar",
            row => row.Text("incident"),
            ("employer_key", report.EmployerKey),
            ("place", report.Place),
            ("first_key", report.SiteKeys[0]),
            ("last_key", report.SiteKeys[^1]),
            ("drill", report.Drill),
            ("incident", incident));

    private sealed record NotedKey(string SameAs, string BodyHash);

    private sealed record SiteIncident(string Id, bool Opened);
}
