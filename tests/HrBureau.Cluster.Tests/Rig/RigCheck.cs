using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;

namespace HrBureau.Cluster.Tests;

/// <summary>Holds what clients were told against the database, as its owner and without the product, and then asks the product too.</summary>
internal sealed class RigCheck(Rig rig)
{
    private static readonly TimeSpan CalmWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Overdue = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan NextStepWithin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    private const string Entries = """
        select incident, version, kind, officer, coalesce(payload::jsonb ->> 'text', payload::jsonb #>> '{facts,sourceRef}', payload::jsonb ->> 'summary')
        from incident_event
        where kind in ('note-added', 'request-drafted', 'incident-reported', 'report-merged', 'hand-over-offered', 'hand-over-accepted', 'charge-taken')
        """;

    /// <summary>A report's reply is kept under its id.</summary>
    private const string Replies = """
        select c.incident, c.officer, coalesce(r.source_ref, c.key), c.reply, r.report_id, r.incident
        from command_reply c left join report r on r.report_id = c.key where c.officer <> 'system'
        """;

    private const string Chains = """
        select incident || ' at ' || version from (
            select incident, version, prev_hash, lag(version) over row as before, lag(hash) over row as hash_before
            from incident_event window row as (partition by incident order by version)) as entry
        where case when before is null then version <> 1 else version <> before + 1 or prev_hash <> hash_before end
        union all
        select coalesce(h.incident, e.incident) || ': its head is not its last entry'
        from incident_head h full join (select distinct on (incident) incident, version, hash from incident_event order by incident, version desc) e using (incident)
        where h.version is distinct from e.version or h.hash is distinct from e.hash
        """;

    private const string Waiting = """
        select 'due ' || incident || ' since ' || at || coalesce(', ' || error, '') from due where at < now() - @overdue
        union all
        select 'owed ' || kind || ' ' || id || ' to ' || target || coalesce(', ' || error, '') from owed where not_before < now() - @overdue
        union all
        select 'report ' || report_id from report where pending and recorded_at < now() - @overdue
        """;

    /// <summary>Each move of a due instant that a strike made.</summary>
    private const string Moves = """
        select m.incident, m.old_at, m.at from rig.moved m
        where m.old_at is not null and exists (select 1 from rig.struck s where s.tx = m.tx and s.incident = m.incident)
        order by m.id
        """;

    private const string Rungs = """
        select s.incident, s.at, (e.payload::jsonb ->> 'rung')::int + (e.payload::jsonb ->> 'turn')::int - 1,
               (select max(extract(epoch from s.at - m.old_at)) from rig.moved m where m.tx = s.tx and m.incident = s.incident)
        from rig.struck s join incident_event e on e.incident = s.incident and e.version = s.version
        where s.kind = 'holder-sought' and s.incident = any(@drills)
        order by s.incident, s.version
        """;

    private const string Clocks = """
        select e.incident || ' ' || e.kind || ' ' || (e.payload::jsonb ->> 'clock') || ' ' || coalesce(e.payload::jsonb ->> 'subject', '') || ' ' || (e.payload::jsonb ->> 'dueAt')
        from incident_event e where e.kind in ('clock-missed', 'clock-warned') group by 1 having count(*) > 1
        """;

    /// <summary>A ladder nobody answers goes on for ever: whatever it has done last, its next step is soon.</summary>
    private const string Vanished = """
        select d.incident, due.at from unnest(@drills) as d(incident) left join due using (incident)
        where due.at is null or due.at > now() + @soon
        """;

    private readonly RigFindings findings = new();

    /// <summary>Waits until all is calm, or should be, and looks.</summary>
    public async Task<RigFindings> RunAsync()
    {
        await using var connection = await RigWitness.OpenAsync(rig.Cluster);
        await CalmAsync(connection);
        await ActsAsync(connection);
        await foreach (var row in ReadAsync(connection, Chains))
        {
            findings.Forks.Add(row.GetString(0));
        }

        var verified = await rig.Cluster.VerbAsync("verify");
        if (verified.Code != 0)
        {
            findings.Forks.Add($"verify ended with {verified.Code}: {verified.Output}");
        }

        await StrikesAsync(connection);
        return findings;
    }

    private async Task CalmAsync(NpgsqlConnection connection)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var waiting = new List<string>();
            await foreach (var row in ReadAsync(connection, Waiting, new NpgsqlParameter<TimeSpan>("overdue", Overdue)))
            {
                waiting.Add(row.GetString(0));
            }

            if (waiting.Count == 0)
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(began) > CalmWithin)
            {
                findings.Stuck.AddRange(waiting);
                return;
            }

            await Task.Delay(500, CancellationToken.None);
        }
    }

    private async Task ActsAsync(NpgsqlConnection connection)
    {
        var standing = new Dictionary<string, List<(string Incident, long Version, string Officer)>>(StringComparer.Ordinal);
        var changes = new Dictionary<(string Incident, long Version), (string Kind, string Officer)>();
        await foreach (var row in ReadAsync(connection, Entries))
        {
            findings.Entries++;
            var (incident, version, kind, officer) = (row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3));
            if (kind is "charge-taken" or "hand-over-accepted")
            {
                changes[(incident, version)] = (kind, officer);
                continue;
            }

            var key = row.GetString(4);
            (standing.TryGetValue(key, out var places) ? places : standing[key] = []).Add((incident, version, officer));
        }

        var reports = new Dictionary<string, (string Report, string Incident)>(StringComparer.Ordinal);
        var kept = new Dictionary<string, (string Incident, string Officer, JsonNode Reply)>(StringComparer.Ordinal);
        await foreach (var row in ReadAsync(connection, Replies))
        {
            kept[row.GetString(2)] = (row.GetString(0), row.GetString(1), JsonNode.Parse(row.GetString(3))!);
            if (!await row.IsDBNullAsync(4))
            {
                reports[row.GetString(2)] = (row.GetString(4), row.GetString(5));
            }
        }

        findings.Untrue.AddRange(rig.History.Acts
            .Where(act => act is { Kind: RigActKind.Report, Reply: { } told } && (told.Events[0], told.Incident) != reports.GetValueOrDefault(act.Key))
            .Select(act => (act, $"told {act.Reply!.Events[0]} on {act.Reply.Incident}, kept {reports.GetValueOrDefault(act.Key)}")));
        var acts = rig.History.Acts.ToDictionary(act => act.Key, StringComparer.Ordinal);
        findings.Ghosts.AddRange(standing.Keys.Where(key => !acts.ContainsKey(key)));
        findings.Ghosts.AddRange(kept.Keys.Where(key => !acts.ContainsKey(key)).Select(key => $"reply {key}"));
        foreach (var act in acts.Values)
        {
            var places = act.Kind is RigActKind.TakeCharge or RigActKind.Accept
                ? PlacesOf(act, kept, changes)
                : standing.GetValueOrDefault(act.Key) ?? [];
            Judge(act, places, kept);
        }
    }

    private void Judge(RigAct act, List<(string Incident, long Version, string Officer)> places, Dictionary<string, (string Incident, string Officer, JsonNode Reply)> kept)
    {
        if (act.Refused is { } refused)
        {
            findings.Untrue.Add((act, $"refused, {refused}"));
        }

        if (places.Count > 1)
        {
            findings.Doubled.Add(act);
        }

        if (act.Reply is not { } told)
        {
            findings.Survived += places.Count;
            return;
        }

        if (places.Count == 0 && told.Events.Count > 0)
        {
            findings.Lost.Add(act);
        }

        if (places.Count == 0)
        {
            return; // Told that there was nothing to do.
        }

        findings.Survived += act.Sent > 1 ? 1 : 0;
        var (incident, version, officer) = places[0];
        if (incident != told.Incident || officer != (act.Kind == RigActKind.Report ? officer : act.Officer))
        {
            findings.Untrue.Add((act, $"told {told}, stands on {incident} at {version} by {officer}"));
        }
        else if (act.Kind != RigActKind.Report)
        {
            if (version > told.Version || version <= told.Version - told.Events.Count)
            {
                findings.Untrue.Add((act, $"told {told}, stands at {version}"));
            }

            var reply = kept.GetValueOrDefault(act.Key).Reply;
            if (reply is null || (long)reply["version"]! != told.Version || !reply["events"]!.AsArray().Select(kind => (string)kind!).SequenceEqual(told.Events))
            {
                findings.Untrue.Add((act, $"told {told}, kept {reply?.ToJsonString() ?? "nothing"}"));
            }
        }
    }

    /// <summary>A change of hands carries no words of its sender: its kept reply says where it stands, and the entry there must be of its kind.</summary>
    private static List<(string Incident, long Version, string Officer)> PlacesOf(
        RigAct act, Dictionary<string, (string Incident, string Officer, JsonNode Reply)> kept, Dictionary<(string Incident, long Version), (string Kind, string Officer)> changes)
    {
        var kind = act.Kind == RigActKind.TakeCharge ? "charge-taken" : "hand-over-accepted";
        return kept.TryGetValue(act.Key, out var reply)
            ? [.. reply.Reply["events"]!.AsArray().Select((_, back) => (reply.Incident, Version: (long)reply.Reply["version"]! - back))
                .Where(at => changes.TryGetValue(at, out var change) && change.Kind == kind)
                .Select(at => (at.Incident, at.Version, changes[at].Officer))]
            : [];
    }

    private async Task StrikesAsync(NpgsqlConnection connection)
    {
        var seen = new HashSet<(string, DateTime)>();
        await foreach (var row in ReadAsync(connection, Moves))
        {
            var (incident, due, struck) = (row.GetString(0), row.GetDateTime(1), row.GetDateTime(2));
            if (struck < due)
            {
                findings.Misstruck.Add(string.Create(CultureInfo.InvariantCulture, $"{incident} due at {due:O} was struck {(due - struck).TotalMilliseconds} ms early"));
            }

            if (!seen.Add((incident, due)))
            {
                findings.Misstruck.Add($"{incident} due at {due:O} was struck twice");
            }

            findings.Strikes.Add((due, struck - due));
        }

        await foreach (var row in ReadAsync(connection, Vanished, new NpgsqlParameter<string[]>("drills", [.. rig.Drills]), new NpgsqlParameter<TimeSpan>("soon", NextStepWithin)))
        {
            findings.Misstruck.Add($"{row.GetString(0)}: nothing is due there any more, or too late: {(await row.IsDBNullAsync(1) ? "nothing" : row.GetDateTime(1).ToString("O", CultureInfo.InvariantCulture))}");
        }

        // The first rung is the report itself. One that a later one stands for was passed: so much later that must have been.
        var before = (Incident: "", Firing: 0);
        var step = TimeSpan.FromMinutes(5) / rig.Plan.DrillScale;
        await foreach (var row in ReadAsync(connection, Rungs, new NpgsqlParameter<string[]>("drills", [.. rig.Drills])))
        {
            var (incident, firing, late) = (row.GetString(0), row.GetInt32(2), await row.IsDBNullAsync(3) ? 0 : (double)row.GetDecimal(3));
            var passed = firing - 1 - (incident == before.Incident ? before.Firing : 0);
            if (passed < 0)
            {
                findings.Misstruck.Add($"{incident}: rung {firing} after {before.Firing}");
            }
            else if (late + Tick.TotalSeconds < (passed * step).TotalSeconds)
            {
                findings.Misstruck.Add(string.Create(CultureInfo.InvariantCulture, $"{incident}: from rung {before.Firing} to {firing}, though only {late} s late"));
            }

            before = (incident, firing);
        }

        await foreach (var row in ReadAsync(connection, Clocks))
        {
            findings.Misstruck.Add($"twice: {row.GetString(0)}");
        }
    }

    private static async IAsyncEnumerable<NpgsqlDataReader> ReadAsync(NpgsqlConnection connection, string sql, params NpgsqlParameter[] parameters)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The rig writes its own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            yield return reader;
        }
    }
}
