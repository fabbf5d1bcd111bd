using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>The timeline over the API, in pages and as a stream.</summary>
internal static class TimelineRoutes
{
    private const int Usual = 100;

    public static void MapTimeline(this IEndpointRouteBuilder api)
    {
        api.MapGet("/incidents/{id}/timeline", PageAsync).WithTags("incidents")
            .WithSummary("Entries after a version, in order.")
            .Produces<TimelineBody>().Problems(400, 401, 403, 404, 503);
        api.MapGet("/incidents/{id}/events", StreamAsync).WithTags("incidents")
            .WithSummary("Server-sent events, one per timeline entry; the id is the version, and Last-Event-ID resumes.")
            .Produces<TimelineItem>(StatusCodes.Status200OK, EventStream.MediaType).Problems(401, 403, 404, 503)
            .WithMetadata(new HeaderNeed(RequestHeaders.LastEvent, Required: false));
    }

    private static async Task<IResult> PageAsync(string id, string? after, string? limit, IncidentReader reader)
    {
        if (Number(after, 0, long.MaxValue, 0) is not { } from)
        {
            return ProblemResult.Of(ProblemCode.QueryWrong, "after");
        }

        if (Number(limit, 1, IncidentReader.MostEntries, Usual) is not { } most)
        {
            return ProblemResult.Of(ProblemCode.QueryWrong, "limit");
        }

        return await reader.TimelineAsync(id, from, (int)most) is { } page
            ? TypedResults.Json(page, ApiJson.Options)
            : ProblemResult.Of(ProblemCode.NotFound);
    }

    private static async Task StreamAsync(string id, HttpContext context, IncidentStream stream)
    {
        if (!await stream.RunAsync(id, RequestHeaders.LastEventId(context.Request), context))
        {
            await ProblemWriter.WriteAsync(context, ApiProblem.Of(ProblemCode.NotFound));
        }
    }

    private static long? Number(string? text, long least, long most, long usual) =>
        text is null or "" ? usual
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : null;
}
