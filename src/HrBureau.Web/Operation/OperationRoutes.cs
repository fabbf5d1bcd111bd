using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>How the system runs, for who operates it.</summary>
internal static class OperationRoutes
{
    public static void MapOperation(this IEndpointRouteBuilder api)
    {
        api.MapGet("/ops", ShowAsync).WithTags("operation")
            .WithSummary("How the store, the loops, the silos and the agencies' own systems stand; store is null while it gives no answer.")
            .Produces<OperationView>().Problems(401, 403, 503);
        api.MapGet("/ops/traces", TracesAsync).WithTags("operation")
            .WithSummary("The newest traces this process took part in, newest first. Filters: incident, only=failed|slow.")
            .Produces<TraceList>().Problems(400, 401, 403, 503);
        api.MapGet("/ops/traces/{traceId}", TraceAsync).WithTags("operation")
            .WithSummary("One trace with its spans and links, as far as this process keeps it; 404 when it keeps it no more.")
            .Produces<TraceBody>().Problems(401, 403, 404, 503);
    }

    private static async Task<IResult> ShowAsync(OperationDesk desk) => TypedResults.Json(await desk.ShowAsync(), ApiJson.Options);

    private static async Task<IResult> TracesAsync(string? incident, string? only, OperationDesk desk)
    {
        var shown = TraceFilter.All;
        if (only is not null && !(WireWord.TryParse(only, out shown) && shown != TraceFilter.All))
        {
            return ProblemResult.Of(ProblemCode.QueryWrong, nameof(only));
        }

        return TypedResults.Json(new TraceList(await desk.TracesAsync(shown, incident)), ApiJson.Options);
    }

    private static async Task<IResult> TraceAsync(string traceId, OperationDesk desk) => await desk.TraceAsync(traceId) is { } picture
        ? TypedResults.Json(TraceBody.Of(picture), ApiJson.Options)
        : ProblemResult.Of(ProblemCode.NotFound);
}

/// <summary>A list of traces.</summary>
/// <param name="Items">Traces, newest first.</param>
public sealed record TraceList(IReadOnlyList<TraceSummary> Items);

/// <summary>A trace with its spans.</summary>
/// <param name="Trace">What the list says of it.</param>
/// <param name="Spans">Its spans, each below the one it is part of.</param>
/// <param name="Beyond">Spans that are counted and not kept.</param>
public sealed record TraceBody(TraceSummary Trace, IReadOnlyList<SpanBody> Spans, int Beyond)
{
    internal static TraceBody Of(TracePicture picture) => new(picture.Trace, [.. picture.Rows.Select(SpanBody.Of)], picture.Beyond);
}

/// <summary>A span.</summary>
/// <param name="SpanId">Its id.</param>
/// <param name="ParentId">The span it is part of; null at a root.</param>
/// <param name="Source">Source that made it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">internal, server, client, producer, consumer.</param>
/// <param name="Start">When it began.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Failed">Whether it failed.</param>
/// <param name="Said">What it says of that.</param>
/// <param name="Attributes">Its attributes, each as text.</param>
/// <param name="Links">Traces it is linked to.</param>
/// <param name="LinkedBy">Traces that are linked to it.</param>
public sealed record SpanBody(
    string SpanId,
    string? ParentId,
    string Source,
    string Name,
    ActivityKind Kind,
    DateTimeOffset Start,
    double Milliseconds,
    bool Failed,
    string? Said,
    IReadOnlyDictionary<string, string> Attributes,
    IReadOnlyList<string> Links,
    IReadOnlyList<string> LinkedBy)
{
    internal static SpanBody Of(TraceRow row) => new(
        row.Span.Id.ToString(),
        row.Span.IsRoot ? null : row.Span.Parent.ToString(),
        row.Span.Source,
        row.Span.Name,
        row.Span.Kind,
        row.Span.Start,
        row.Span.Took.TotalMilliseconds,
        row.Span.Failed,
        row.Span.Said,
        row.Span.Tags.DistinctBy(tag => tag.Key).ToDictionary(tag => tag.Key, tag => SpanText.Of(tag.Value)),
        [.. row.Links.Select(link => link.TraceId)],
        [.. row.LinkedBy.Select(trace => trace.TraceId)]);
}
