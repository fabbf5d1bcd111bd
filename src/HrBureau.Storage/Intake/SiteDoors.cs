using HrBureau.Domain;

namespace HrBureau.Storage;

/// <summary>
/// Which incident stands behind the doors of reports, and a new one behind doors that nobody holds. Doors are locked in one
/// order everywhere, after the incidents and before the counter, however many reports come at once.
/// </summary>
internal static class SiteDoors
{
    /// <summary>Marks a door as taken within a transaction, before it is known for whom; never seen outside.</summary>
    public const string NotYet = "?";

    /// <summary>Where reports belong, in their order: to the incident behind the heaviest door that somebody holds, else to a new one.</summary>
    public static async Task<IReadOnlyList<SiteIncident>> RouteAsync(SqlSession session, IReadOnlyList<IntakeReport> reports)
    {
        while (true)
        {
            if (await TryRouteAsync(session, reports) is { } routed)
            {
                return routed;
            }
        }
    }

    /// <summary>Takes the doors of reports that nobody holds.</summary>
    /// <returns>Who holds each; <see cref="NotYet"/> for those that were taken now.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> ClaimAsync(SqlSession session, IEnumerable<IntakeReport> reports)
    {
        var doors = reports
            .SelectMany(report => report.SiteKeys.Select(key => new DoorRow(key, NotYet, report.EmployerKey, report.Place)))
            .DistinctBy(door => door.SiteKey)
            .OrderBy(door => door.SiteKey, StringComparer.Ordinal);
        var held = await session.QueryAsync("site_claim", row => (Key: row.Text("site_key"), Incident: row.Text("incident")), ("doors", IntakeJson.Of(doors)));
        return held.ToDictionary(door => door.Key, door => door.Incident, StringComparer.Ordinal);
    }

    /// <summary>Gives doors that were taken to their incidents.</summary>
    public static Task AssignAsync(SqlSession session, IEnumerable<(string Key, string Incident)> doors) =>
        session.ExecuteAsync("site_assign", ("doors", IntakeJson.Of(doors.Select(door => new DoorRow(door.Key, door.Incident, null, null)))));

    /// <summary>Who holds doors; one that nobody holds is not there.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> HoldersAsync(SqlSession session, IEnumerable<IntakeReport> reports)
    {
        var keys = reports.SelectMany(report => report.SiteKeys).Distinct(StringComparer.Ordinal);
        var held = await session.QueryAsync("site_find", row => (Key: row.Text("site_key"), Incident: row.Text("incident")), ("site_keys", IntakeJson.Of(keys)));
        return held.ToDictionary(door => door.Key, door => door.Incident, StringComparer.Ordinal);
    }

    /// <summary>The next numbers, one for each report. Whoever takes one holds the counter until his transaction ends, so that numbers have no gaps.</summary>
    public static async Task<IReadOnlyList<string>> NumbersAsync(SqlSession session, IReadOnlyList<IntakeReport> reports)
    {
        var ids = new string[reports.Count];
        foreach (var series in Enumerable.Range(0, ids.Length).GroupBy(i => (reports[i].County, Day: CountyTime.DayOf(reports[i].RecordedAt), reports[i].Drill)).OrderBy(series => series.Key))
        {
            var (county, day, drill) = series.Key;
            var last = (await session.QueryAsync(
                "counter_next", row => row.Long("last"), ("county", county), ("day", day), ("drill", drill), ("count", series.Count())))[0];
            var number = last - series.Count();
            foreach (var i in series)
            {
                ids[i] = new IncidentNumber(county, day, drill, ++number).ToString();
            }
        }

        return ids;
    }

    /// <returns>Null if somebody changed the doors before they were locked.</returns>
    private static async Task<IReadOnlyList<SiteIncident>?> TryRouteAsync(SqlSession session, IReadOnlyList<IntakeReport> reports)
    {
        var found = await HoldersAsync(session, reports);
        var entering = reports.Where(report => !report.SiteKeys.All(found.ContainsKey)).ToArray();
        if (entering.Length == 0)
        {
            // Every door is open already: nothing has to be written.
            return [.. reports.Select(report => new SiteIncident(found[report.SiteKeys[0]], false))];
        }

        await session.ControlAsync("savepoint doors");
        foreach (var incident in entering.Select(report => HeaviestOf(report, found)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            // Whoever closes the incident gives its doors back under this lock: none can be added behind his back.
            await session.FindAsync("head_lock", row => row.Text("incident"), ("incident", incident));
        }

        var claimed = await ClaimAsync(session, entering);
        if (entering.Any(report => HeaviestOf(report, claimed) != HeaviestOf(report, found)))
        {
            await session.ControlAsync("rollback to savepoint doors");
            return null;
        }

        var routed = await PlaceAsync(session, reports, found, claimed);
        await session.ControlAsync("release savepoint doors");
        return routed;
    }

    /// <summary>One report after another, so that a report behind a door that an earlier one opened joins it.</summary>
    private static async Task<IReadOnlyList<SiteIncident>> PlaceAsync(
        SqlSession session, IReadOnlyList<IntakeReport> reports, IReadOnlyDictionary<string, string> found, IReadOnlyDictionary<string, string> claimed)
    {
        var behind = found.Concat(claimed.Where(door => door.Value != NotYet && !found.ContainsKey(door.Key))).ToDictionary(door => door.Key, door => new Behind(door.Value), StringComparer.Ordinal);
        var taken = new List<(string Key, Behind Behind)>();
        var opening = new List<(IntakeReport Report, Behind Behind)>();
        var placed = new List<(Behind Behind, bool Opened)>(reports.Count);
        foreach (var report in reports)
        {
            var known = report.SiteKeys.Select(key => behind.GetValueOrDefault(key)).FirstOrDefault(holder => holder is not null);
            var holder = known ?? new Behind("");
            if (known is null)
            {
                opening.Add((report, holder));
            }

            foreach (var key in report.SiteKeys.Where(key => behind.TryAdd(key, holder)))
            {
                taken.Add((key, holder));
            }

            placed.Add((holder, known is null));
        }

        var numbers = opening.Count == 0 ? [] : await NumbersAsync(session, opening.ConvertAll(one => one.Report));
        for (var i = 0; i < numbers.Count; i++)
        {
            opening[i].Behind.Incident = numbers[i];
        }

        await AssignAsync(session, taken.Select(door => (door.Key, door.Behind.Incident)));
        return placed.ConvertAll(one => new SiteIncident(one.Behind.Incident, one.Opened));
    }

    private static string? HeaviestOf(IntakeReport report, IReadOnlyDictionary<string, string> holders) =>
        report.SiteKeys.Select(key => holders.GetValueOrDefault(key)).FirstOrDefault(holder => holder is not (null or NotYet));

    /// <summary>An incident behind doors, perhaps one that has no number yet.</summary>
    private sealed class Behind(string incident)
    {
        public string Incident { get; set; } = incident;
    }
}
