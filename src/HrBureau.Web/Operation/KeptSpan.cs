using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HrBureau.Web;

/// <summary>A span as the page of traces keeps it.</summary>
/// <param name="Trace">Its trace.</param>
/// <param name="Id">Its id.</param>
/// <param name="Parent">The span it is part of; default at the root of a trace.</param>
/// <param name="Source">Name of the source that made it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Start">When it began.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Failed">Whether it says of itself that it failed.</param>
/// <param name="Said">What it says of that; null for nothing.</param>
/// <param name="Tags">Its attributes.</param>
/// <param name="Events">What happened in it.</param>
/// <param name="Links">What it is linked to.</param>
public sealed record KeptSpan(
    ActivityTraceId Trace,
    ActivitySpanId Id,
    ActivitySpanId Parent,
    string Source,
    string Name,
    ActivityKind Kind,
    DateTimeOffset Start,
    TimeSpan Took,
    bool Failed,
    string? Said,
    ImmutableArray<KeyValuePair<string, object?>> Tags,
    ImmutableArray<KeptEvent> Events,
    ImmutableArray<ActivityContext> Links)
{
    private const int LongestText = 1000;
    private const int SpanBytes = 400;
    private const int TagBytes = 60;

    /// <summary>When it ended.</summary>
    public DateTimeOffset End => Start + Took;

    /// <summary>Whether it is no part of anything.</summary>
    public bool IsRoot => Parent == default;

    /// <summary>What was delivered and to whom; null for any other span.</summary>
    public string? Delivery => Tag(WebTelemetry.DeliveryKindTag) is { } kind && Tag(WebTelemetry.DeliveryTargetTag) is { } target ? $"{kind} {target}" : null;

    /// <summary>About how much memory it takes.</summary>
    public int Bytes => SpanBytes + BytesOf(Tags) + BytesOf(Events) + (Links.Length * TagBytes);

    /// <summary>A copy of what a span that ended says: the span itself holds on to more.</summary>
    public static KeptSpan Of(Activity span) => new(
        span.TraceId,
        span.SpanId,
        span.ParentSpanId,
        span.Source.Name,
        span.DisplayName,
        span.Kind,
        new DateTimeOffset(span.StartTimeUtc),
        span.Duration,
        span.Status == ActivityStatusCode.Error,
        span.StatusDescription,
        Copy(span.EnumerateTagObjects()),
        EventsOf(span),
        LinksOf(span));

    /// <summary>The text of an attribute; null when it is not there.</summary>
    public string? Tag(string name)
    {
        foreach (var tag in Tags)
        {
            if (tag.Key == name)
            {
                return tag.Value as string;
            }
        }

        return null;
    }

    private static ImmutableArray<KeyValuePair<string, object?>> Copy(Activity.Enumerator<KeyValuePair<string, object?>> tags)
    {
        var count = 0;
        foreach (ref readonly var _ in tags)
        {
            count++;
        }

        if (count == 0)
        {
            return [];
        }

        var (copy, at) = (new KeyValuePair<string, object?>[count], 0);
        foreach (ref readonly var tag in tags)
        {
            copy[at++] = new(tag.Key, Plain(tag.Value));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(copy);
    }

    private static ImmutableArray<KeptEvent> EventsOf(Activity span)
    {
        List<KeptEvent>? events = null;
        foreach (ref readonly var happened in span.EnumerateEvents())
        {
            (events ??= []).Add(new KeptEvent(happened.Name, happened.Timestamp, [.. happened.Tags.Select(tag => new KeyValuePair<string, object?>(tag.Key, Plain(tag.Value)))]));
        }

        return events is null ? [] : [.. events];
    }

    private static ImmutableArray<ActivityContext> LinksOf(Activity span)
    {
        List<ActivityContext>? links = null;
        foreach (ref readonly var link in span.EnumerateLinks())
        {
            (links ??= []).Add(link.Context);
        }

        return links is null ? [] : [.. links];
    }

    /// <summary>Nothing that is alive, and no text without an end.</summary>
    private static object? Plain(object? value) => value switch
    {
        null or ValueType => value,
        _ when value.ToString() is { Length: > LongestText } text => text[..LongestText],
        _ => value.ToString(),
    };

    private static int BytesOf(ImmutableArray<KeyValuePair<string, object?>> tags)
    {
        var bytes = 0;
        foreach (var tag in tags)
        {
            bytes += TagBytes + (tag.Value is string text ? 2 * text.Length : 0);
        }

        return bytes;
    }

    private static int BytesOf(ImmutableArray<KeptEvent> events)
    {
        var bytes = 0;
        foreach (var happened in events)
        {
            bytes += TagBytes + BytesOf(happened.Tags);
        }

        return bytes;
    }
}

/// <summary>Something that happened in a span.</summary>
/// <param name="Name">What.</param>
/// <param name="At">When.</param>
/// <param name="Tags">Its attributes.</param>
public sealed record KeptEvent(string Name, DateTimeOffset At, ImmutableArray<KeyValuePair<string, object?>> Tags);
