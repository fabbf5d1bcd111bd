using System.Globalization;
using HrBureau.Domain;

namespace HrBureau.Storage;

/// <summary>Everything an append writes besides the head, statement by statement, for both databases.</summary>
internal static class AppendParts
{
    public static IReadOnlyList<AppendPart> All { get; } =
    [
        new AppendPart<LogEntry>(
            "append_event",
            job => job.Entries,
            Column<LogEntry, string>("incident", e => e.Incident),
            Column<LogEntry, long>("version", e => e.Version),
            Column<LogEntry, Guid>("event_id", e => e.EventId),
            Column<LogEntry, string>("kind", e => e.Kind),
            Column<LogEntry, int>("schema", e => e.Schema),
            Column<LogEntry, DateTime>("at", e => e.At.UtcDateTime),
            Column<LogEntry, DateTime>("recorded_at", e => e.RecordedAt.UtcDateTime),
            Column<LogEntry, string>("officer", e => e.By),
            Column<LogEntry, string>("agency", e => e.Agency),
            Column<LogEntry, string>("payload", e => e.Payload),
            Column<LogEntry, string?>("traceparent", e => e.TraceParent),
            Column<LogEntry, byte[]>("salt", e => e.Salt),
            Column<LogEntry, byte[]>("prev_hash", e => e.PrevHash),
            Column<LogEntry, byte[]>("hash", e => e.Hash),
            Column<LogEntry, string>("algorithm", e => e.HashAlgorithm)),
        new AppendPart<LogEntry>(
            "append_anchor",
            job => job.NeedsAnchor ? [job.Head] : [],
            Column<LogEntry, string>("day", e => AnchorDay(CountyTime.DayOf(e.RecordedAt))),
            Column<LogEntry, string>("incident", e => e.Incident),
            Column<LogEntry, long>("version", e => e.Version),
            Column<LogEntry, byte[]>("hash", e => e.Hash)),
        new AppendPart<StoredReply>(
            "append_reply",
            job => job.Request.Replies,
            Column<StoredReply, string>("incident", r => r.Key.Incident),
            Column<StoredReply, string>("officer", r => r.Key.Officer),
            Column<StoredReply, string>("key", r => r.Key.Key),
            Column<StoredReply, string>("body_hash", r => r.BodyHash),
            Column<StoredReply, string>("reply", r => r.Reply)),
        new AppendPart<(string Incident, DueRow Due)>(
            "append_due",
            job => job.Request.Due is { } due ? [(job.Request.Incident, due)] : [],
            Column<(string Incident, DueRow Due), string>("incident", d => d.Incident),
            Column<(string Incident, DueRow Due), DateTime>("at", d => Times.Utc(d.Due.At)),
            Column<(string Incident, DueRow Due), string?>("traceparent", d => d.Due.TraceParent)),
        new AppendPart<AppendRequest>(
            "append_due_clear",
            job => job.Request is { Due: null, ClearsDue: true, ExpectedVersion: > 0 } ? [job.Request] : [],
            Column<AppendRequest, string>("incident", r => r.Incident)),
        new AppendPart<OwedRow>(
            "append_owed",
            job => job.Request.Owed,
            Column<OwedRow, string>("id", o => o.Id),
            Column<OwedRow, string>("incident", o => o.Incident),
            Column<OwedRow, long>("version", o => o.Version),
            Column<OwedRow, string>("kind", o => o.Kind),
            Column<OwedRow, string>("target", o => o.Target),
            Column<OwedRow, string>("payload", o => o.Payload),
            Column<OwedRow, string?>("traceparent", o => o.TraceParent),
            Column<OwedRow, DateTime>("not_before", o => Times.Utc(o.NotBefore)),
            Column<OwedRow, string>("road", o => o.Road)),
        new AppendPart<(string Incident, string Id)>(
            "append_owed_settle",
            job => job.Request.SettledOwed.Select(id => (job.Request.Incident, id)),
            Column<(string Incident, string Id), string>("incident", o => o.Incident),
            Column<(string Incident, string Id), string>("id", o => o.Id)),
        .. AppendViewParts.All,
        new AppendPart<(string Incident, PersonKeyRow Key)>(
            "append_key",
            job => job.Request.NewKeys.Select(key => (job.Request.Incident, key)),
            Column<(string Incident, PersonKeyRow Key), string>("incident", k => k.Incident),
            Column<(string Incident, PersonKeyRow Key), string>("key_id", k => k.Key.KeyId),
            Column<(string Incident, PersonKeyRow Key), byte[]>("wrapped", k => k.Key.Wrapped)),
        new AppendPart<AppendJob>(
            "append_snapshot",
            job => job.Request.Snapshot is null ? [] : [job],
            Column<AppendJob, string>("incident", j => j.Request.Incident),
            Column<AppendJob, long>("version", j => j.Head.Version),
            Column<AppendJob, int>("fold", j => j.Request.Snapshot!.Fold),
            Column<AppendJob, string>("state", j => j.Request.Snapshot!.State),
            Column<AppendJob, byte[]>("head_hash", j => j.Head.Hash)),
        new AppendPart<AppendRequest>(
            "append_site_release",
            job => job.Request.ReleasesSites ? [job.Request] : [],
            Column<AppendRequest, string>("incident", r => r.Incident)),
        new AppendPart<(string Incident, string Report)>(
            "append_report_settle",
            job => job.Request.SettledReports.Select(report => (job.Request.Incident, report)),
            Column<(string Incident, string Report), string>("incident", r => r.Incident),
            Column<(string Incident, string Report), string>("report_id", r => r.Report)),
    ];

    public static string AnchorDay(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static AppendColumn<TRow, TValue> Column<TRow, TValue>(string name, Func<TRow, TValue> value) => new(name, value);

    public static IEnumerable<T> One<T>(T? value)
        where T : class => value is null ? [] : [value];
}
