using HrBureau.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>Lists and views of incidents over the API.</summary>
internal static class IncidentRoutes
{
    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        api.MapGet("/incidents", ListAsync).WithTags("incidents")
            .WithSummary("Incidents the caller may see, most urgent first.")
            .Produces<BoardPageView>().Problems(400, 401, 403, 503);
        api.MapGet("/incidents/{id}", ViewAsync).WithTags("incidents")
            .WithSummary("One incident as the caller may see it; the ETag is its version.")
            .Produces<IncidentView>().Problems(401, 403, 404, 503);
        api.MapGet("/incidents/{id}/integrity", IntegrityAsync).WithTags("incidents")
            .WithSummary("Whether the hash chain verifies; for the home agency and the auditor.")
            .Produces<IntegrityView>().Problems(401, 403, 404, 503);
    }

    private static async Task<IResult> ListAsync([AsParameters] IncidentListQuery query, SiloCalls silo)
    {
        var given = query.Read(out var wrong);
        if (wrong is not null)
        {
            return ProblemResult.Of(ProblemCode.QueryWrong, wrong);
        }

        var page = await silo.AsOfficerAsync(grains => grains.GetGrain<IBoardGrain>(0).List(given), repeatable: true);
        return TypedResults.Json(page, ApiJson.Options);
    }

    private static async Task<IResult> ViewAsync(string id, HttpResponse response, IncidentReader reader)
    {
        if (await reader.ViewAsync(id) is not { } view)
        {
            return ProblemResult.Of(ProblemCode.NotFound);
        }

        response.Headers.ETag = RequestHeaders.Tag(view.Version);
        return TypedResults.Json(view, ApiJson.Options);
    }

    private static async Task<IResult> IntegrityAsync(string id, SiloCalls silo) =>
        WireId.IsIncident(id) && await silo.AsOfficerAsync(grains => grains.GetGrain<IIncidentGrain>(id).Integrity(), repeatable: true) is { } integrity
            ? TypedResults.Json(integrity, ApiJson.Options)
            : ProblemResult.Of(ProblemCode.NotFound);
}
