using System.Globalization;
using System.Text.RegularExpressions;
using HrBureau.Domain;
using HrBureau.Silo;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace HrBureau.Benchmarks;

/// <summary>
/// One incident that the product opened, with a summons that comes due, and copies of its rows: other keys, another due instant, personal data sealed
/// anew, the chain computed anew. Each copy verifies and strikes as the original would.
/// </summary>
internal sealed partial class CopiedIncidents
{
    private const int Chunk = 1_000;

    private static readonly (string Table, string Changed)[] Beside =
    [
        ("report", "jsonb_build_object('report_id', t.report_id || '-' || a.id, 'site_key', t.site_key || '-' || a.id)"),
        ("open_site", "jsonb_build_object('site_key', t.site_key || '-' || a.id)"),
        ("command_reply", "'{}'::jsonb"),
        ("visibility", "'{}'::jsonb"),
        ("desk", "jsonb_build_object('request_id', t.request_id || '-' || a.id)"),
        ("board", "case when t.next_due is null then '{}'::jsonb else jsonb_build_object('next_due', t.next_due + (a.due - $3)) end"),
        ("due", "jsonb_build_object('at', t.at + (a.due - $3), 'wake', t.wake + (a.due - $3))"),
    ];

    private readonly string _template;
    private readonly DateTimeOffset _due;
    private readonly PersonSeal _seal;
    private readonly LogEntry[] _entries;
    private readonly List<Personal> _personal = [];
    private readonly (string Day, long Version)[] _anchors;
    private readonly string? _mechanism;

    private CopiedIncidents(string template, DateTimeOffset due, PersonSeal seal, IReadOnlyList<LogEntry> entries, PersonKeys keys, (string Day, long Version)[] anchors, string? mechanism)
    {
        (_template, _due, _seal, _anchors, _mechanism) = (template, due, seal, anchors, mechanism);
        var marks = new PersonalScope(Mark, _ => throw new InvalidOperationException("This scope only writes."));
        _entries = [.. entries.Select(entry => entry with { Payload = marks.Run(() => EventJson.Write(keys.Reading.Run(() => EventJson.Read(entry.Kind, entry.Schema, entry.Payload)))) })];
        if (!_entries.Any(entry => entry.Payload.Contains(Instant(due), StringComparison.Ordinal)))
        {
            throw new InvalidOperationException("The summons stands nowhere in the original.");
        }
    }

    /// <summary>Lets the product open the original: reported, held, verified, its key person named and summoned for later.</summary>
    public static async Task<CopiedIncidents> TakeAsync(BenchCounty county)
    {
        var incident = await OpenIncident.OpenAsync(county, 0);
        var now = TimeProvider.System.GetUtcNow().ToOffset(CountyTime.Offset);
        var due = DateTimeOffset.FromUnixTimeSeconds(now.AddDays(60).ToUnixTimeSeconds()).AddMilliseconds(123).ToOffset(CountyTime.Offset);
        var summoned = new IncidentCommand.RecordContactAttempt(
            OpenIncident.Person, ContactChannel.Phone, OpenIncident.Phone, ContactResult.AnsweredCooperates, now.AddMinutes(-1), null, [OpenIncident.Holder, OpenIncident.Colleague], new Summons(due, "\u53bf\u4eba\u793e\u5c40"));
        await county.ExecuteAsync(incident, OpenIncident.Holder, DomainJson.WriteCommand(summoned));
        await county.SettleAsync();
        var log = county.Services.GetRequiredService<IncidentLog>();
        var image = await county.Services.GetRequiredService<IncidentLoader>().LoadAsync(incident, CancellationToken.None);
        var entries = new List<LogEntry>();
        await foreach (var entry in log.ReadAsync(incident, 0, int.MaxValue))
        {
            entries.Add(entry);
        }

        await using var connection = (NpgsqlConnection)await county.Place.ConnectAsync();
        var anchors = new List<(string, long)>();
        await using (var command = new NpgsqlCommand("select day, version from head_anchor where incident = $1", connection) { Parameters = { new() { Value = incident } } })
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                anchors.Add((reader.GetString(0), reader.GetInt64(1)));
            }
        }

        await using var head = new NpgsqlCommand("select mechanism from incident_head where incident = $1", connection) { Parameters = { new() { Value = incident } } };
        return new CopiedIncidents(incident, due, county.Services.GetRequiredService<PersonSeal>(), entries, image.Keys, [.. anchors], await head.ExecuteScalarAsync() as string);
    }

    /// <summary>Ids like the original's.</summary>
    public IEnumerable<string> Names(int round, int count) =>
        Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{_template}{round:00}{i:0000000}"));

    /// <summary>Writes a copy for every clock that the table has noted for a round; what is due is written last.</summary>
    public async Task WriteAsync(ClockTable clocks, int round)
    {
        await using var connection = (NpgsqlConnection)await clocks.Place.ConnectAsync();
        foreach (var chunk in (await NotedAsync(connection, round)).Chunk(Chunk))
        {
            var copies = chunk.AsParallel().AsOrdered().Select(clock => Copy(clock.Id, clock.Due)).ToArray();
            await CopyAsync(connection, "incident_event (incident, version, event_id, kind, schema, at, recorded_at, officer, agency, payload, traceparent, salt, prev_hash, hash, algorithm)", copies.SelectMany(copy => copy.Entries).Select(Row));
            await CopyAsync(connection, "incident_head (incident, version, hash, mechanism)", copies.Select(copy => (object?[])[copy.Entries[^1].Incident, copy.Entries[^1].Version, copy.Entries[^1].Hash, _mechanism]));
            await CopyAsync(connection, "head_anchor (day, incident, version, hash)", copies.SelectMany(copy => _anchors.Select(anchor => (object?[])[anchor.Day, copy.Entries[0].Incident, anchor.Version, copy.Entries[(int)anchor.Version - 1].Hash])));
            await CopyAsync(connection, "person_key (incident, key_id, wrapped)", copies.SelectMany(copy => copy.Keys.Select(key => (object?[])[copy.Entries[0].Incident, key.KeyId, key.Wrapped])));
        }

        foreach (var (table, changed) in Beside)
        {
            var again = $"with t as materialized (select * from {table} where incident = $1) insert into {table} select r.* from t cross join armed a cross join lateral jsonb_populate_record(null::{table}, replace(replace(to_jsonb(t)::text, $1, a.id), $4, to_char(a.due at time zone 'Asia/Shanghai', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS'))::jsonb || {changed}) r where a.round = $2 and $3::timestamptz is not null";
#pragma warning disable CA2100 // Names of our own tables only.
            await using var command = new NpgsqlCommand(again, connection) { CommandTimeout = 600, Parameters = { new() { Value = _template }, new() { Value = round }, new() { Value = _due.UtcDateTime }, new() { Value = Instant(_due) } } };
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    [GeneratedRegex("@@([0-9]+)@@")]
    private static partial Regex Marked();

    private static string Instant(DateTimeOffset at) => at.ToOffset(CountyTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static async Task<List<(string Id, DateTimeOffset Due)>> NotedAsync(NpgsqlConnection connection, int round)
    {
        await using var command = new NpgsqlCommand("select id, due from armed where round = $1 order by id", connection) { Parameters = { new() { Value = round } } };
        await using var reader = await command.ExecuteReaderAsync();
        var noted = new List<(string, DateTimeOffset)>();
        while (await reader.ReadAsync())
        {
            noted.Add((reader.GetString(0), new DateTimeOffset(reader.GetDateTime(1), TimeSpan.Zero)));
        }

        return noted;
    }

    private static object?[] Row(LogEntry entry) =>
    [
        entry.Incident, entry.Version, entry.EventId, entry.Kind, entry.Schema, entry.At.UtcDateTime, entry.RecordedAt.UtcDateTime, entry.By, entry.Agency,
        entry.Payload, entry.TraceParent, entry.Salt, entry.PrevHash, entry.Hash, entry.HashAlgorithm,
    ];

    private static async Task CopyAsync(NpgsqlConnection connection, string columns, IEnumerable<object?[]> rows)
    {
        await using var import = await connection.BeginBinaryImportAsync($"copy {columns} from stdin (format binary)");
        foreach (var row in rows)
        {
            await import.StartRowAsync();
            foreach (var value in row)
            {
                switch (value)
                {
                    case null:
                        await import.WriteNullAsync();
                        break;
                    case DateTime time:
                        await import.WriteAsync(time, NpgsqlDbType.TimestampTz);
                        break;
                    default:
                        await import.WriteAsync(value);
                        break;
                }
            }
        }

        await import.CompleteAsync();
    }

    private string Mark(Personal personal)
    {
        _personal.Add(personal);
        return string.Create(CultureInfo.InvariantCulture, $"@@{_personal.Count - 1}@@");
    }

    private (LogEntry[] Entries, PersonKeyRow[] Keys) Copy(string id, DateTimeOffset due)
    {
        var keys = _personal.Select(personal => personal.Person).Distinct().ToDictionary(person => person, person => _seal.NewKey($"{id}/{Uri.EscapeDataString(person)}"));
        var open = keys.ToDictionary(pair => pair.Key, pair => _seal.Unwrap(pair.Value));
        var entries = new LogEntry[_entries.Length];
        byte[] previous = [];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = _entries[i];
            var plain = entry.Payload.Replace(_template, id, StringComparison.Ordinal).Replace(Instant(_due), Instant(due), StringComparison.Ordinal);
            var payload = Marked().Replace(plain, mark =>
            {
                var personal = _personal[int.Parse(mark.Groups[1].Value, CultureInfo.InvariantCulture)];
                return _seal.Seal(open[personal.Person], personal.Value!);
            });
            entries[i] = HashChain.Link(id, entry.Version, new NewEntry(entry.EventId, entry.Kind, entry.Schema, entry.At, entry.RecordedAt, entry.By, entry.Agency, payload, entry.TraceParent), previous, entry.HashAlgorithm);
            previous = entries[i].Hash;
        }

        return (entries, [.. keys.Values]);
    }
}
