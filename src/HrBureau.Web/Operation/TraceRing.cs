using System.Diagnostics;

namespace HrBureau.Web;

/// <summary>
/// The last traces of this process, in memory and bounded. Traces leave whole, the oldest first, and quick ones before those that failed
/// or were slow, which may take up to half of the room. When more comes than somebody could look at, only some of the quick traces are
/// taken, each whole: a table of reports that is imported pushes nothing out that was kept.
/// </summary>
/// <param name="mostSpans">Spans kept at most.</param>
/// <param name="mostBytes">Memory taken at most, about.</param>
/// <param name="mostOfOne">Spans kept at most of one trace; the others are counted.</param>
/// <param name="mostOfASecond">Spans of one second from which on traces are left out.</param>
public sealed class TraceRing(int mostSpans = 20_000, long mostBytes = 32 * 1024 * 1024, int mostOfOne = 1000, int mostOfASecond = 400)
{
    /// <summary>From here on a span is slow.</summary>
    public static readonly TimeSpan SlowFrom = TimeSpan.FromSeconds(1);

    /// <summary>Of the room, one trace takes at most this part.</summary>
    private const int PartOfOne = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<ActivityTraceId, KeptTrace> traces = [];
    private readonly Line quick = new();
    private readonly Line marked = new();
    private (long Number, int Spans, double Share) second = (0, 0, 1);

    /// <summary>Keeps a span that ended.</summary>
    public void Keep(Activity span)
    {
        ArgumentNullException.ThrowIfNull(span);
        lock (gate)
        {
            if (IsLeftOut(span))
            {
                return;
            }
        }

        var kept = KeptSpan.Of(span);
        var bytes = kept.Bytes;
        lock (gate)
        {
            if (!traces.TryGetValue(kept.Trace, out var trace))
            {
                traces[kept.Trace] = trace = new KeptTrace(kept.Trace);
                quick.Enter(trace);
            }

            Add(trace, kept, bytes);
            MakeRoom();
        }
    }

    /// <summary>The newest traces, newest first, without what is only part of others.</summary>
    /// <param name="shown">Which of them.</param>
    /// <param name="incident">Only those about this incident; null for all.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<TraceSummary> Recent(TraceFilter shown, string? incident, int limit)
    {
        lock (gate)
        {
            return [.. traces.Values
                .Where(trace => !trace.IsPart && (incident is null || trace.IsOf(incident)) && Shows(shown, trace))
                .OrderByDescending(trace => trace.Start)
                .Take(limit)
                .Select(trace => trace.Summary())];
        }
    }

    /// <summary>One trace, with who is linked to it; null when it is not here.</summary>
    public TracePicture? Find(ActivityTraceId id)
    {
        lock (gate)
        {
            return traces.TryGetValue(id, out var trace)
                ? TracePicture.Of(trace.Summary(), trace.Spans, trace.Beyond, [.. LinkedTo(id)], linked => traces.GetValueOrDefault(linked)?.Summary())
                : null;
        }
    }

    /// <summary>The same answer for all spans of a trace as long as as much comes; what is kept already is kept whole.</summary>
    private bool IsLeftOut(Activity span)
    {
        var now = (span.StartTimeUtc + span.Duration).Ticks / TimeSpan.TicksPerSecond;
        if (now > second.Number)
        {
            second = (now, 0, now == second.Number + 1 ? Share(second.Spans) : 1);
        }

        second.Spans++;
        return Math.Min(second.Share, Share(second.Spans)) is var share and < 1
            && span.Status != ActivityStatusCode.Error
            && span.Duration < SlowFrom
            && (uint)span.TraceId.GetHashCode() > share * uint.MaxValue
            && !traces.ContainsKey(span.TraceId);
    }

    private double Share(int spans) => spans <= mostOfASecond ? 1 : (double)mostOfASecond / spans;

    private static bool Shows(TraceFilter shown, KeptTrace trace) => shown switch
    {
        TraceFilter.Failed => trace.Failed,
        TraceFilter.Slow => trace.Slow,
        _ => true,
    };

    private IEnumerable<(ActivitySpanId To, TraceSummary By)> LinkedTo(ActivityTraceId id) =>
        from trace in traces.Values
        where trace.Id != id
        from span in trace.Spans
        from link in span.Links
        where link.TraceId == id
        select (link.SpanId, trace.Summary());

    private void Add(KeptTrace trace, KeptSpan span, int bytes)
    {
        // What a long trace began with ends last, and what failed in it is what one looks for.
        var needed = span.IsRoot || (span.Failed && trace.Spans.Count < mostOfOne + (mostOfOne / PartOfOne));
        if (trace.Spans.Count > 0 && !needed && (trace.Spans.Count >= mostOfOne || trace.Bytes + bytes > mostBytes / PartOfOne))
        {
            trace.Count();
            return;
        }

        var was = IsMarked(trace);
        LineOf(was).Leave(trace);
        trace.Add(span, bytes, SlowFrom);
        if (IsMarked(trace) == was)
        {
            LineOf(was).Stay(trace);
        }
        else
        {
            marked.Enter(trace);
        }
    }

    private static bool IsMarked(KeptTrace trace) => trace.Failed || trace.Slow;

    private Line LineOf(bool isMarked) => isMarked ? marked : quick;

    private void MakeRoom()
    {
        while (quick.Spans + marked.Spans > mostSpans || quick.Bytes + marked.Bytes > mostBytes)
        {
            var line = quick.Oldest is null || marked.Spans > mostSpans / 2 || marked.Bytes > mostBytes / 2 ? marked : quick;
            if (line.Oldest is not { } oldest)
            {
                return;
            }

            line.Leave(oldest);
            line.Forget(oldest);
            traces.Remove(oldest.Id);
        }
    }

    /// <summary>Traces in the order in which they came, and how much room they take.</summary>
    private sealed class Line
    {
        private readonly LinkedList<KeptTrace> traces = [];

        public int Spans { get; private set; }

        public long Bytes { get; private set; }

        public KeptTrace? Oldest => traces.First?.Value;

        public void Enter(KeptTrace trace)
        {
            if (trace.Place is { List: { } other } place)
            {
                other.Remove(place);
            }

            trace.Place = traces.AddLast(trace);
            Stay(trace);
        }

        public void Stay(KeptTrace trace) => (Spans, Bytes) = (Spans + trace.Spans.Count, Bytes + trace.Bytes);

        public void Leave(KeptTrace trace) => (Spans, Bytes) = (Spans - trace.Spans.Count, Bytes - trace.Bytes);

        public void Forget(KeptTrace trace)
        {
            traces.Remove(trace.Place!);
            trace.Place = null;
        }
    }
}

/// <summary>Which traces a list shows.</summary>
public enum TraceFilter
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those in which something failed.</summary>
    Failed,

    /// <summary>Those in which something was slow.</summary>
    Slow,
}
