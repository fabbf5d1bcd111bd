using System.Diagnostics;

namespace HrBureau.Web;

/// <summary>One trace to be looked at: its spans as a tree, each with its place in time.</summary>
/// <param name="Trace">What the list says of it.</param>
/// <param name="Rows">Spans, each below the one it is part of.</param>
/// <param name="Beyond">Spans that are counted and not kept.</param>
public sealed record TracePicture(TraceSummary Trace, IReadOnlyList<TraceRow> Rows, int Beyond)
{
    internal static TracePicture Of(
        TraceSummary summary,
        IReadOnlyCollection<KeptSpan> spans,
        int beyond,
        IReadOnlyCollection<(ActivitySpanId To, TraceSummary By)> linkedBy,
        Func<ActivityTraceId, TraceSummary?> known)
    {
        var start = spans.Min(span => span.Start);
        var length = Math.Max(1, (spans.Max(span => span.End) - start).Ticks);
        var ids = spans.Select(span => span.Id).ToHashSet();
        var parts = spans.ToLookup(span => ids.Contains(span.Parent) ? span.Parent : default);
        var links = linkedBy.ToLookup(link => ids.Contains(link.To) ? link.To : default, link => link.By);
        var rows = new List<TraceRow>(spans.Count);

        // By hand, not by recursion: a trace may be as deep as it is long.
        var open = new Stack<(KeptSpan Span, int Depth)>(parts[default].OrderByDescending(span => span.Start).Select(span => (span, 0)));
        while (open.TryPop(out var next))
        {
            var (span, depth) = next;
            var by = rows.Count == 0 ? links[span.Id].Concat(links[default]) : links[span.Id];
            rows.Add(new TraceRow(
                span,
                depth,
                (double)(span.Start - start).Ticks / length,
                (double)span.Took.Ticks / length,
                [.. span.Links.Select(link => new TraceLink(link.TraceId.ToString(), link.SpanId.ToString(), known(link.TraceId)))],
                [.. by.DistinctBy(trace => trace.TraceId).OrderBy(trace => trace.Start)]));
            foreach (var part in parts[span.Id].OrderByDescending(part => part.Start))
            {
                open.Push((part, depth + 1));
            }
        }

        return new TracePicture(summary, rows, beyond);
    }
}

/// <summary>A span in the picture.</summary>
/// <param name="Span">The span.</param>
/// <param name="Depth">How many spans it is part of.</param>
/// <param name="From">Where it begins, 0–1 of the trace.</param>
/// <param name="Part">How long it is, 0–1 of the trace.</param>
/// <param name="Links">Traces it is linked to.</param>
/// <param name="LinkedBy">Traces that are linked to it.</param>
public sealed record TraceRow(KeptSpan Span, int Depth, double From, double Part, IReadOnlyList<TraceLink> Links, IReadOnlyList<TraceSummary> LinkedBy);

/// <summary>What a span is linked to.</summary>
/// <param name="TraceId">Trace.</param>
/// <param name="SpanId">Span in it.</param>
/// <param name="Trace">The trace, where it is kept here.</param>
public sealed record TraceLink(string TraceId, string SpanId, TraceSummary? Trace);
