using System.Runtime.CompilerServices;

namespace HrBureau.Storage;

/// <summary>The timelines: appended whole or not at all, read by key range, checked from the first entry to the head.</summary>
public sealed class IncidentLog
{
    private const int PageSize = 500;
    private readonly Database _database;
    private readonly bool _urgent;

    internal IncidentLog(Database database)
        : this(database, urgent: false) => Urgent = new IncidentLog(database, urgent: true);

    private IncidentLog(Database database, bool urgent)
    {
        _database = database;
        _urgent = urgent;
        Urgent = this;
    }

    /// <summary>The same log, read on connections that nothing else can exhaust: for what the system itself must do in time.</summary>
    public IncidentLog Urgent { get; }

    /// <summary>Appends in one transaction everything the request names.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was written; try again later.</exception>
    /// <exception cref="UnknownOutcomeException">It may have been written; load before anything else.</exception>
    /// <exception cref="AppendRejectedException">The database refuses these rows for good.</exception>
    public async Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellation)
    {
        Check(request);
        using var spans = new AppendSpans(request);
        var job = new AppendJob(request, Chain(request), _database.Anchors, spans.Contexts) { Urgent = _urgent };
        var outcome = "fault";
        try
        {
            await job.QueueAsync(_database.EnqueueAsync(job, cancellation), _database.Options.AnswerWithin, cancellation);
            var result = await job.WaitAsync(_database.Options.AnswerWithin, cancellation);
            outcome = Outcome(result);
            spans.Tag(StorageTelemetry.VersionTag, (result as AppendResult.Appended)?.Version);
            return result;
        }
        catch (StorageException e)
        {
            spans.Fail(e);
            throw;
        }
        finally
        {
            spans.Tag(StorageTelemetry.OutcomeTag, outcome);
            StorageTelemetry.Appends.Add(1, new KeyValuePair<string, object?>(StorageTelemetry.OutcomeTag, outcome));
        }
    }

    public Task<StoredReply?> FindReplyAsync(ReplyKey key, CancellationToken cancellation = default) =>
        ReadAsync(session => AppendLookup.FindReplyAsync(session, key), cancellation);

    /// <summary>Which of several commands of an incident have their reply already.</summary>
    public Task<KnownReplies> FindRepliesAsync(string incident, IReadOnlyCollection<ReplyKey> keys, CancellationToken cancellation = default) =>
        ReadAsync(session => AppendLookup.FindRepliesAsync(session, incident, keys), cancellation);

    /// <summary>Loads an incident for a reader of a fold: its snapshot and what came after, or everything.</summary>
    public async Task<LoadedIncident?> LoadAsync(string incident, int fold, CancellationToken cancellation = default)
    {
        var loaded = await LoadFirstAsync(incident, fold, cancellation);
        if (loaded is null || loaded.Tail.Count < PageSize || loaded.Tail[^1].Version == loaded.Version)
        {
            return loaded;
        }

        var tail = new List<LogEntry>(loaded.Tail);
        await foreach (var entry in ReadAsync(incident, tail[^1].Version, (int)(loaded.Version - tail[^1].Version), cancellation))
        {
            tail.Add(entry);
        }

        return loaded with { Tail = tail };
    }

    /// <summary>Reads the timeline after a version, page by page.</summary>
    public async IAsyncEnumerable<LogEntry> ReadAsync(
        string incident,
        long afterVersion,
        int limit,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (limit > 0)
        {
            var size = Math.Min(limit, PageSize);
            var page = await PageAsync(incident, afterVersion, size, cancellation);
            foreach (var entry in page)
            {
                yield return entry;
            }

            if (page.Count < size)
            {
                yield break;
            }

            limit -= size;
            afterVersion = page[^1].Version;
        }
    }

    /// <summary>What was recorded of one notice, in order: kinds of entries, each with the trace it was written under.</summary>
    public Task<IReadOnlyList<(string Kind, string? TraceParent)>> NoticeEntriesAsync(string incident, string notice, CancellationToken cancellation = default) =>
        ReadAsync(session => session.QueryAsync(
            "notice_entries",
            row => (row.Text("kind"), row.TextOrNone("traceparent")),
            ("incident", incident),
            ("of", $"\"noticeId\":\"{notice}\"")), cancellation);

    public Task<IncidentHead?> FindHeadAsync(string incident, CancellationToken cancellation = default) =>
        ReadAsync(session => session.FindAsync(
            "head_find",
            row => new IncidentHead(incident, row.Long("version"), row.Bytes("hash")),
            ("incident", incident)), cancellation);

    /// <summary>Every head, in order of incident, after one of them.</summary>
    public Task<IReadOnlyList<IncidentHead>> ListHeadsAsync(string after, int limit, CancellationToken cancellation = default) =>
        ReadAsync(session => session.QueryAsync(
            "head_list",
            row => new IncidentHead(row.Text("incident"), row.Long("version"), row.Bytes("hash")),
            ("after", after),
            ("limit", limit)), cancellation);

    /// <summary>Every incident that a head or an anchor names, in order, after one of them: one whose head was removed is among them.</summary>
    public Task<IReadOnlyList<string>> ListAsync(string after, int limit, CancellationToken cancellation = default) =>
        ReadAsync(session => session.QueryAsync("incident_list", row => row.Text("incident"), ("after", after), ("limit", limit)), cancellation);

    /// <summary>Whether a head or an anchor names the incident.</summary>
    public Task<bool> IsKnownAsync(string incident, CancellationToken cancellation = default) =>
        ReadAsync(async session => await session.FindAsync("incident_known", row => row.Text("incident"), ("incident", incident)) is not null, cancellation);

    /// <summary>The heads anchored on a county day, to be kept where this database cannot reach them.</summary>
    public Task<IReadOnlyList<HeadAnchor>> ListAnchorsAsync(DateOnly day, string after, int limit, CancellationToken cancellation = default) =>
        ReadAsync(session => session.QueryAsync("anchor_day", Anchor, ("day", day), ("after", after), ("limit", limit)), cancellation);

    /// <summary>Checks the whole chain against the head, the anchors, whatever else here names a version, and heads known from outside.</summary>
    public async Task<VerifyResult> VerifyAsync(
        string incident,
        IReadOnlyList<KnownHead>? known = null,
        CancellationToken cancellation = default)
    {
        // The head first: entries appended while reading then lie past it and do no harm.
        var head = await FindHeadAsync(incident, cancellation);
        var anchors = await ReadAsync(session => session.QueryAsync("anchor_page", Anchor, ("incident", incident)), cancellation);
        var named = await ReadAsync(session => session.QueryAsync("version_named", row => row.LongOrNone("version") ?? 0, ("incident", incident)), cancellation);
        var check = new ChainCheck(incident, head, [.. anchors.Select(a => new KnownHead(a.Version, a.Hash)), .. known ?? []], named[0]);
        await foreach (var entry in ReadAsync(incident, 0, int.MaxValue, cancellation))
        {
            if (!check.Take(entry))
            {
                break;
            }
        }

        return check.Finish();
    }

    /// <summary>The wrapped keys of the persons of an incident, by key id.</summary>
    public Task<IReadOnlyDictionary<string, byte[]>> ReadKeysAsync(string incident, CancellationToken cancellation = default) =>
        ReadAsync(async session =>
        {
            var rows = await session.QueryAsync(
                "key_list",
                row => new PersonKeyRow(row.Text("key_id"), row.Bytes("wrapped")),
                ("incident", incident));
            return (IReadOnlyDictionary<string, byte[]>)rows.ToDictionary(k => k.KeyId, k => k.Wrapped, StringComparer.Ordinal);
        }, cancellation);

    /// <summary>Destroys a person's key. What was sealed with it stays in the chain, unreadable.</summary>
    public Task EraseKeyAsync(string incident, string keyId, CancellationToken cancellation = default) =>
        _database.WriteAsync(session => session.ExecuteAsync("key_erase", ("incident", incident), ("key_id", keyId)), cancellation);

    private static void Check(AppendRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.ExpectedVersion);
        if (request.Entries.Count == 0)
        {
            throw new ArgumentException("An append carries at least one entry.", nameof(request));
        }

        if (request.Board is { } board && board.Incident != request.Incident)
        {
            throw new ArgumentException("The board row belongs to another incident.", nameof(request));
        }

        if (request.Replies.Any(reply => reply.Key.Incident != request.Incident))
        {
            throw new ArgumentException("A reply belongs to another incident.", nameof(request));
        }

        if (request.Owed.Any(o => o.Incident != request.Incident))
        {
            throw new ArgumentException("An owed row belongs to another incident.", nameof(request));
        }
    }

    private static string Outcome(AppendResult result) => result switch
    {
        AppendResult.Appended => "appended",
        AppendResult.Replayed => "replayed",
        AppendResult.KeyReused => "key-reused",
        AppendResult.Conflict => "conflict",
        AppendResult.SiteTaken => "site-taken",
        AppendResult.WordComing => "word-coming",
        _ => throw new NotSupportedException($"No word for {result.GetType().Name}."),
    };

    private static LogEntry Entry(SqlRow row) => new(
        row.Text("incident"),
        row.Long("version"),
        row.Id("event_id"),
        row.Text("kind"),
        row.Int("schema"),
        row.Time("at"),
        row.Time("recorded_at"),
        row.Text("officer"),
        row.Text("agency"),
        row.Text("payload"),
        row.TextOrNone("traceparent"),
        row.Bytes("salt"),
        row.Bytes("prev_hash"),
        row.Bytes("hash"),
        row.Text("algorithm"));

    private static HeadAnchor Anchor(SqlRow row) => new(
        DateOnly.ParseExact(row.Text("day"), "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture),
        row.Text("incident"),
        row.Long("version"),
        row.Bytes("hash"));

    private List<LogEntry> Chain(AppendRequest request)
    {
        var entries = new List<LogEntry>(request.Entries.Count);
        var previous = request.HeadHash;
        foreach (var entry in request.Entries)
        {
            var linked = HashChain.Link(
                request.Incident, request.ExpectedVersion + entries.Count + 1, entry, previous, _database.Options.HashAlgorithm);
            entries.Add(linked);
            previous = linked.Hash;
        }

        return entries;
    }

    private Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation) => _database.ReadAsync(work, cancellation, _urgent);

    private Task<IReadOnlyList<LogEntry>> PageAsync(string incident, long after, int limit, CancellationToken cancellation) =>
        ReadAsync(
            session => session.QueryAsync("event_page", Entry, ("incident", incident), ("after", after), ("limit", limit)),
            cancellation);

    /// <summary>Head, snapshot, and the first page of what came after: with a snapshot that is all of it.</summary>
    private Task<LoadedIncident?> LoadFirstAsync(string incident, int fold, CancellationToken cancellation) =>
        ReadAsync(async session =>
        {
            // Entries that are appended meanwhile lie past the head and are cut off below.
            var head = await session.FindAsync(
                "incident_load",
                row => new LoadedIncident(
                    incident,
                    row.Long("version"),
                    row.Bytes("hash"),
                    row.TextOrNone("mechanism"),
                    row.LongOrNone("kept") is { } kept ? new Snapshot(incident, kept, row.Int("fold"), row.Text("state"), row.Bytes("head_hash")) : null,
                    []),
                ("incident", incident),
                ("fold", fold));
            if (head is null)
            {
                return null;
            }

            var tail = await session.QueryAsync(
                "event_page",
                Entry,
                ("incident", incident),
                ("after", head.Snapshot?.Version ?? 0),
                ("limit", PageSize));
            return head with { Tail = tail is [.., var last] && last.Version > head.Version ? [.. tail.Where(e => e.Version <= head.Version)] : tail };
        }, cancellation);
}
