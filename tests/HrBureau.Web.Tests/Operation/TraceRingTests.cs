using System.Diagnostics;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>What the ring keeps when it is full: whole traces, the newest of them, and of the older ones those that failed or were slow.</summary>
public sealed class TraceRingTests : IDisposable
{
    private const string Incident = "inc-360121-20260127-001";
    private static readonly DateTimeOffset Noon = new(2026, 1, 27, 12, 0, 0, TimeSpan.Zero);

    private readonly ActivitySource source = new($"ring-{Guid.NewGuid():N}");
    private readonly ActivityListener listener;
    private int made;

    public TraceRingTests()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = known => known == source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose()
    {
        listener.Dispose();
        source.Dispose();
    }

    [Fact]
    public void The_oldest_trace_leaves_whole_when_there_are_too_many_spans()
    {
        var ring = new TraceRing(mostSpans: 10);
        var traces = Enumerable.Range(0, 5).Select(_ => Trace(ring, spans: 3)).ToArray();

        Assert.All(traces[..2], gone => Assert.Null(ring.Find(gone)));
        Assert.All(traces[2..], kept => Assert.Equal(3, ring.Find(kept)!.Rows.Count));
        Assert.Equal(traces[2..].Reverse().Select(trace => trace.ToString()), ring.Recent(TraceFilter.All, null, 10).Select(trace => trace.TraceId));
    }

    [Fact]
    public void The_oldest_trace_leaves_when_there_are_too_many_bytes()
    {
        var ring = new TraceRing(mostBytes: 100_000);
        var first = Trace(ring, tag: new string('x', 900));
        var traces = Enumerable.Range(0, 200).Select(_ => Trace(ring, tag: new string('x', 900))).ToArray();

        Assert.Null(ring.Find(first));
        Assert.NotNull(ring.Find(traces[^1]));
        Assert.InRange(ring.Recent(TraceFilter.All, null, 1000).Count, 20, 60);
    }

    [Fact]
    public void What_failed_or_was_slow_outlives_what_was_quick()
    {
        var ring = new TraceRing(mostSpans: 20);
        var (failed, slow) = (Trace(ring, failed: true), Trace(ring, took: TraceRing.SlowFrom));
        var quick = Trace(ring);
        foreach (var _ in Enumerable.Range(0, 100))
        {
            Trace(ring);
        }

        Assert.Null(ring.Find(quick));
        Assert.Equal(failed.ToString(), Assert.Single(ring.Recent(TraceFilter.Failed, null, 100)).TraceId);
        Assert.Equal(slow.ToString(), Assert.Single(ring.Recent(TraceFilter.Slow, null, 100)).TraceId);
    }

    [Fact]
    public void A_night_of_failures_leaves_room_for_what_goes_well()
    {
        var ring = new TraceRing(mostSpans: 20);
        foreach (var _ in Enumerable.Range(0, 100))
        {
            Trace(ring, failed: true);
        }

        var quick = Enumerable.Range(0, 10).Select(_ => Trace(ring)).ToArray();

        Assert.All(quick, kept => Assert.NotNull(ring.Find(kept)));
        Assert.Equal(10, ring.Recent(TraceFilter.Failed, null, 100).Count);
    }

    [Fact]
    public void A_trace_that_fails_late_is_marked_from_then_on_and_stays_one()
    {
        var ring = new TraceRing(mostSpans: 20);
        using var root = Begin();
        using (Begin(root))
        {
        }

        Keep(ring, Begin(root));
        Assert.Empty(ring.Recent(TraceFilter.Failed, null, 10));
        root.SetStatus(ActivityStatusCode.Error, "StoreAway");
        Keep(ring, root);

        foreach (var _ in Enumerable.Range(0, 50))
        {
            Trace(ring);
        }

        var kept = ring.Find(root.TraceId)!;
        Assert.Equal(2, kept.Rows.Count);
        Assert.Equal((true, true, "StoreAway"), (kept.Trace.Failed, kept.Trace.Whole, kept.Rows[0].Span.Said));
    }

    [Fact]
    public void A_flood_of_quick_traces_pushes_nothing_out_and_what_is_taken_of_it_is_whole()
    {
        var ring = new TraceRing(mostSpans: 2_000, mostOfASecond: 100);
        var before = Trace(ring);
        var flood = Enumerable.Range(0, 3_300).Select(i => Trace(ring, spans: 3, failed: i == 1_500)).ToArray();

        Assert.NotNull(ring.Find(before));
        Assert.NotNull(ring.Find(flood[1_500]));
        var taken = ring.Recent(TraceFilter.All, null, 10_000);
        Assert.InRange(taken.Count, 150, 666);
        Assert.InRange(taken.Count(trace => trace.Spans == 3), taken.Count - 30, taken.Count);
        made += 60_000;
        Assert.All(Enumerable.Range(0, 20).Select(_ => Trace(ring)).ToArray(), kept => Assert.NotNull(ring.Find(kept)));
    }

    [Fact]
    public void One_trace_without_end_does_not_take_the_room_of_the_others()
    {
        var ring = new TraceRing(mostSpans: 1000, mostOfOne: 50);
        var other = Trace(ring);
        var endless = Trace(ring, spans: 500);

        Assert.NotNull(ring.Find(other));
        var kept = ring.Find(endless)!;
        Assert.Equal((51, 449, 500), (kept.Rows.Count, kept.Beyond, kept.Trace.Spans));
        Assert.True(kept.Trace.Whole);
    }

    [Fact]
    public void Spans_stand_below_what_they_are_part_of_with_their_place_in_time()
    {
        var ring = new TraceRing();
        using var root = Begin(at: Noon);
        using var first = Begin(root, Noon.AddMilliseconds(100));
        using var inner = Begin(first, Noon.AddMilliseconds(150));
        using var second = Begin(root, Noon.AddMilliseconds(500));
        Keep(ring, inner, Noon.AddMilliseconds(200));
        Keep(ring, first, Noon.AddMilliseconds(400));
        Keep(ring, second, Noon.AddMilliseconds(750));
        Keep(ring, root, Noon.AddMilliseconds(1000));

        var rows = ring.Find(root.TraceId)!.Rows;

        Assert.Equal([(root.SpanId, 0), (first.SpanId, 1), (inner.SpanId, 2), (second.SpanId, 1)], rows.Select(row => (row.Span.Id, row.Depth)));
        Assert.Equal([(0, 1), (0.1, 0.3), (0.15, 0.05), (0.5, 0.25)], rows.Select(row => (Math.Round(row.From, 3), Math.Round(row.Part, 3))));
    }

    [Fact]
    public void Links_are_found_from_both_ends_and_what_only_belongs_to_others_stands_in_no_list()
    {
        var ring = new TraceRing();
        using var act = Begin(kind: ActivityKind.Server);
        using var append = Begin(act);
        using var flush = Begin(link: append.Context);
        using var delivery = Begin(link: act.Context, kind: ActivityKind.Producer);
        Keep(ring, append);
        Keep(ring, act);
        Keep(ring, flush);
        Keep(ring, delivery);

        Assert.Equal([delivery.TraceId.ToString(), act.TraceId.ToString()], ring.Recent(TraceFilter.All, null, 10).Select(trace => trace.TraceId));
        var rows = ring.Find(act.TraceId)!.Rows;
        Assert.Equal(delivery.TraceId.ToString(), Assert.Single(rows[0].LinkedBy).TraceId);
        Assert.Equal(flush.TraceId.ToString(), Assert.Single(rows[1].LinkedBy).TraceId);
        Assert.Equal(act.TraceId.ToString(), Assert.Single(ring.Find(delivery.TraceId)!.Rows[0].Links).Trace!.TraceId);
    }

    [Fact]
    public void A_trace_is_found_by_each_incident_it_is_about()
    {
        var ring = new TraceRing();
        using var act = Begin();
        act.SetTag(WebTelemetry.IncidentTag, Incident).SetTag(WebTelemetry.CommandTag, "add-note");
        Keep(ring, act);
        Trace(ring);

        var found = Assert.Single(ring.Recent(TraceFilter.All, Incident, 10));
        Assert.Equal((act.TraceId.ToString(), "add-note"), (found.TraceId, found.Command));
        Assert.Empty(ring.Recent(TraceFilter.All, "inc-360121-20260127-002", 10));
    }

    [Fact]
    public void Many_threads_keep_the_bounds()
    {
        var ring = new TraceRing(mostSpans: 500, mostBytes: 200_000);
        Parallel.For(0, 4000, i => Trace(ring, spans: 1 + (i % 4), failed: i % 7 == 0));

        Assert.InRange(ring.Recent(TraceFilter.All, null, 5000).Sum(trace => trace.Spans), 100, 500);
    }

    /// <summary>A trace of one root and parts of it.</summary>
    private ActivityTraceId Trace(TraceRing ring, int spans = 1, bool failed = false, TimeSpan took = default, string? tag = null)
    {
        using var root = Begin();
        root.SetTag("tag", tag);
        for (var i = 1; i < spans; i++)
        {
            using var part = Begin(root);
            Keep(ring, part);
        }

        if (failed)
        {
            root.SetStatus(ActivityStatusCode.Error);
        }

        Keep(ring, root, new DateTimeOffset(root.StartTimeUtc) + took);
        return root.TraceId;
    }

    private Activity Begin(Activity? parent = null, DateTimeOffset? at = null, ActivityContext? link = null, ActivityKind kind = ActivityKind.Internal)
    {
        Activity.Current = null;
        var begin = at ?? Noon.AddMilliseconds(Interlocked.Increment(ref made));
        return source.StartActivity("span", kind, parent?.Context ?? default, links: link is { } to ? [new ActivityLink(to)] : [], startTime: begin)!;
    }

    private static void Keep(TraceRing ring, Activity span, DateTimeOffset? end = null)
    {
        span.SetEndTime((end ?? new DateTimeOffset(span.StartTimeUtc).AddMilliseconds(1)).UtcDateTime);
        span.Stop();
        ring.Keep(span);
    }
}
