using System.Diagnostics;

namespace HrBureau.Web;

/// <summary>The spans of one trace that ended in this process, as far as they are kept. Not safe to touch outside the ring's gate.</summary>
internal sealed class KeptTrace(ActivityTraceId id)
{
    private readonly List<string> incidents = [];
    private DateTimeOffset end = DateTimeOffset.MinValue;
    private KeptSpan first = null!;
    private string? command;

    public ActivityTraceId Id { get; } = id;

    public DateTimeOffset Start => first.Start;

    public List<KeptSpan> Spans { get; } = [];

    public long Bytes { get; private set; }

    /// <summary>Spans beyond what is kept of one trace.</summary>
    public int Beyond { get; private set; }

    public bool Failed { get; private set; }

    public bool Slow { get; private set; }

    /// <summary>Where it stands in the ring.</summary>
    public LinkedListNode<KeptTrace>? Place { get; set; }

    /// <summary>Work that belongs to other traces and is found through them: no request, no message, only links.</summary>
    public bool IsPart => first is { IsRoot: true, Kind: ActivityKind.Internal, Links.Length: > 0 };

    public void Add(KeptSpan span, int bytes, TimeSpan slow)
    {
        first = Spans.Count == 0 || IsBefore(span, first) ? span : first;
        end = span.End > end ? span.End : end;
        Failed |= span.Failed;
        Slow |= span.Took >= slow;
        if (span.Tag(WebTelemetry.IncidentTag) is { } incident && !incidents.Contains(incident))
        {
            incidents.Add(incident);
        }

        command ??= span.Tag(WebTelemetry.CommandTag) ?? span.Tag(WebTelemetry.OrderTag);
        Spans.Add(span);
        Bytes += bytes;
    }

    public void Count() => Beyond++;

    public bool IsOf(string incident) => incidents.Contains(incident);

    public TraceSummary Summary() => new(
        Id.ToString(), first.Source, first.Name, command, first.Delivery, first.Start, (end - first.Start).TotalMilliseconds, Spans.Count + Beyond, Failed, Slow, first.IsRoot, [.. incidents]);

    /// <summary>A root comes before everything; otherwise who began first.</summary>
    private static bool IsBefore(KeptSpan one, KeptSpan other) => one.IsRoot != other.IsRoot ? one.IsRoot : one.Start < other.Start;
}

/// <summary>One trace in a list.</summary>
/// <param name="TraceId">Its id.</param>
/// <param name="Source">Source of its first span.</param>
/// <param name="Name">Name of its first span.</param>
/// <param name="Command">What was commanded in it; null for nothing.</param>
/// <param name="Delivery">What it delivers and to whom; null for any other.</param>
/// <param name="Start">When it began.</param>
/// <param name="Milliseconds">Until the end of what ended last.</param>
/// <param name="Spans">How many spans ended in this process.</param>
/// <param name="Failed">Whether one of them failed.</param>
/// <param name="Slow">Whether one of them was slow.</param>
/// <param name="Whole">Whether its root is here; otherwise it lies in another process, or has not ended.</param>
/// <param name="Incidents">Numbers of the incidents it is about.</param>
public sealed record TraceSummary(
    string TraceId, string Source, string Name, string? Command, string? Delivery, DateTimeOffset Start, double Milliseconds, int Spans, bool Failed, bool Slow, bool Whole, IReadOnlyList<string> Incidents);
