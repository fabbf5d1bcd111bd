using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>Reports over the API.</summary>
internal static class ReportRoutes
{
    public static void MapReports(this IEndpointRouteBuilder api) =>
        api.MapPost("/reports", ReportAsync).WithTags("reports").RequireRateLimiting(AccessSetup.PerKey)
            .WithSummary("Takes a report: opens an incident, or merges into the one that occupies the site.")
            .Accepts<ReportBody>("application/json")
            .Produces<ReportAccepted>(StatusCodes.Status201Created)
            .Problems(400, 401, 403, 413, 415, 422, 429, 503)
            .WithMetadata(new HeaderNeed(RequestHeaders.Key, Required: false));

    private static async Task<IResult> ReportAsync(HttpRequest request, ReportDesk desk)
    {
        if (RequestHeaders.IdempotencyKey(request, required: false, out var key) is { } keyProblem)
        {
            return new ProblemResult(keyProblem);
        }

        var body = await BodyReader.ReadAsync<ReportBody>(request);
        if (body.Value is not { } report)
        {
            return new ProblemResult(body.Problem!);
        }

        var answer = await desk.HandInAsync(report.ToGiven(key));
        if (answer.Problem is { } problem)
        {
            return new ProblemResult(problem);
        }

        var reply = answer.Reply;
        request.HttpContext.Response.Headers.Location = $"/api/incidents/{reply.IncidentId}";
        return TypedResults.Json(new ReportAccepted(reply.ReportId!, reply.IncidentId!, reply.Merged, reply.Similar, reply.BeganAgain, reply.Differs), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }
}

/// <summary>A report taken.</summary>
/// <param name="ReportId">Its id.</param>
/// <param name="IncidentId">Incident it stands on.</param>
/// <param name="Merged">False when it opened the incident.</param>
/// <param name="Similar">Open incidents of the same employer elsewhere, or at the same place; never merged silently.</param>
/// <param name="BeganAgain">The response had ended and began again by rule because of it; said only to who may see the incident.</param>
/// <param name="Differs">The source said something else under this number before: that stands, what was handed in now was not taken.</param>
public sealed record ReportAccepted(string ReportId, string IncidentId, bool Merged, IReadOnlyList<string> Similar, bool BeganAgain = false, bool Differs = false);
