using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>The first administrator over the API.</summary>
internal static class SetUpRoutes
{
    public static void MapSetUp(this IEndpointRouteBuilder api) => api.MapPost("/set-up", SetUpAsync).AllowAnonymous().WithTags("administration")
        .WithSummary("Makes the first administrator of a county that has none, by the token a silo showed at its start. 410 afterwards.")
        .Accepts<SetUpBody>("application/json")
        .Produces(StatusCodes.Status204NoContent).Problems(400, 403, 409, 410, 413, 415, 429, 503);

    private static async Task<IResult> SetUpAsync(HttpRequest request, SetUpDesk desk)
    {
        var body = await BodyReader.ReadAsync<SetUpBody>(request);
        return body.Value is not { } given ? new ProblemResult(body.Problem!)
            : await desk.SetUpAsync(given) is { } problem ? new ProblemResult(problem) : TypedResults.NoContent();
    }
}
