using System.Globalization;
using HrBureau.Domain;

namespace HrBureau.Storage;

/// <summary>
/// The doors: one incident is open behind a site at a time, however many reports come from however many callers.
/// Registering is the first of two transactions; the second is the append that settles the report.
/// </summary>
public sealed class IntakeTables
{
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
                ("site_key", report.SiteKey),
                ("employer_key", report.EmployerKey),
                ("recorded_at", report.RecordedAt),
                ("opened", false),
                ("pending", true),
                ("payload", report.Payload),
                ("traceparent", report.TraceParent),
                ("body_hash", report.BodyHash));
            if (taken is null)
            {
                return await RepeatAsync(session, report);
            }

            var routed = await RouteAsync(session, report);
            await Failpoint.HitAsync("intake.before-commit");
            return routed;
        }, cancellation);
        await Failpoint.HitAsync("intake.after-commit");
        return result;
    }

    /// <summary>A registered report as it stands now: where it belongs, and whether it is settled.</summary>
    public Task<IntakeResult> FindAsync(IntakeReport report, CancellationToken cancellation) =>
        _database.ReadAsync(session => RepeatAsync(session, report), cancellation);

    /// <summary>Routes a pending report anew, because its incident was closed before it arrived there.</summary>
    public Task<IntakeResult> RerouteAsync(IntakeReport report, CancellationToken cancellation) =>
        _database.WriteAsync(async session =>
        {
            var known = await RepeatAsync(session, report);
            return known.AlreadySettled ? known : await RouteAsync(session, report with { ReportId = known.ReportId });
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

    private static async Task<IntakeResult> RepeatAsync(SqlSession session, IntakeReport report)
    {
        var known = await session.QueryAsync(
            "report_find",
            row => new IntakeResult(row.Text("report_id"), row.Text("incident"), row.Flag("opened"), !row.Flag("pending"), [])
            {
                KeyReused = report.BodyHash is not null && row.Text("report_id") == report.ReportId && row.TextOrNone("body_hash") != report.BodyHash,
            },
            ("report_id", report.ReportId),
            ("source", report.Source),
            ("source_ref", report.SourceRef),
            ("drill", report.Drill));
        return known[0] with { Similar = await SimilarAsync(session, report.EmployerKey, known[0].IncidentId) };
    }

    private static async Task<IntakeResult> RouteAsync(SqlSession session, IntakeReport report)
    {
        // Opening fails when somebody else opens the site in between; finding fails when that one is closed in between.
        SiteIncident? incident = null;
        while (incident is null)
        {
            incident = await FindSiteAsync(session, report.SiteKey) ?? await TryOpenAsync(session, report);
        }

        await session.ExecuteAsync("report_route", ("report_id", report.ReportId), ("incident", incident.Id), ("opened", incident.Opened));
        return new IntakeResult(report.ReportId, incident.Id, incident.Opened, false, await SimilarAsync(session, report.EmployerKey, incident.Id));
    }

    /// <summary>
    /// Takes the next number and the site with it. If somebody opened the site meanwhile the number is given back,
    /// so that numbers have no gaps: whoever takes one holds the counter until his transaction ends.
    /// </summary>
    private static async Task<SiteIncident?> TryOpenAsync(SqlSession session, IntakeReport report)
    {
        var day = CountyTime.DayOf(report.RecordedAt);
        await session.ControlAsync("savepoint opening");
        var number = (await session.QueryAsync(
            "counter_next", row => row.Long("last"), ("county", report.County), ("day", day), ("drill", report.Drill)))[0];
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"inc-{report.County}-{(report.Drill ? "drill-" : string.Empty)}{day:yyyyMMdd}-{number:000}");
        var won = await session.FindAsync(
            "site_open",
            row => row.Text("incident"),
            ("site_key", report.SiteKey),
            ("incident", id),
            ("employer_key", report.EmployerKey));
        await session.ControlAsync(won is null ? "rollback to savepoint opening" : "release savepoint opening");
        return won is null ? null : new SiteIncident(id, true);
    }

    private static Task<SiteIncident?> FindSiteAsync(SqlSession session, string siteKey) =>
        session.FindAsync("site_find", row => new SiteIncident(row.Text("incident"), false), ("site_key", siteKey));

    private static async Task<IReadOnlyList<string>> SimilarAsync(SqlSession session, string? employerKey, string incident) =>
        employerKey is null
            ? []
            : await session.QueryAsync("site_similar", row => row.Text("incident"), ("employer_key", employerKey), ("incident", incident));

    private sealed record SiteIncident(string Id, bool Opened);
}
