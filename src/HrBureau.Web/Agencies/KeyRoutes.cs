using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>Keys of agencies' own systems, for their administrator.</summary>
internal static class KeyRoutes
{
    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        api.MapGet("/keys", ListAsync).WithTags("agencies")
            .WithSummary("Keys that have not been revoked, without the keys themselves.")
            .Produces<KeysBody>().Problems(400, 401, 403, 404, 503);
        api.MapPost("/keys", IssueAsync).WithTags("agencies")
            .WithSummary("Makes a key for an agency's own system; the answer shows it once. It goes into the Authorization header as a bearer token.")
            .Accepts<KeyGiven>("application/json")
            .Produces<KeyBody>(StatusCodes.Status201Created).Problems(400, 401, 403, 404, 409, 413, 415, 503);
        api.MapDelete("/keys/{id}", RevokeAsync).WithTags("agencies")
            .WithSummary("Revokes a key; it opens nothing within five seconds.")
            .Produces(StatusCodes.Status204NoContent).Problems(401, 403, 404, 503);
    }

    private static async Task<IResult> ListAsync(string? agency, AgencyDesk desk)
    {
        var keys = agency is null ? await desk.KeysAsync() : await desk.KeysAsync(agency);
        return keys is null ? ProblemResult.Of(ProblemCode.NotFound) : TypedResults.Json(new KeysBody(keys), ApiJson.Options);
    }

    private static async Task<IResult> IssueAsync(HttpRequest request, AgencyDesk desk)
    {
        var body = await BodyReader.ReadAsync<KeyGiven>(request);
        if (body.Value is not { } given)
        {
            return new ProblemResult(body.Problem!);
        }

        var (reply, problem) = await desk.IssueAsync(given.Agency, given.Name, given.Scopes, given.Until);
        return problem is null
            ? TypedResults.Json(new KeyBody(reply!.View!.KeyId, reply.Key!), ApiJson.Options, statusCode: StatusCodes.Status201Created)
            : new ProblemResult(problem);
    }

    private static async Task<IResult> RevokeAsync(string id, AgencyDesk desk) =>
        await desk.RevokeAsync(id) is { } problem ? new ProblemResult(problem) : TypedResults.NoContent();
}

/// <summary>A key to be made.</summary>
/// <param name="Agency">Agency code.</param>
/// <param name="Name">What the timeline calls the system, 1–40 characters.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="Until">Its end; none without it.</param>
public sealed record KeyGiven(string Agency, string Name, IReadOnlyList<KeyScope> Scopes, DateTimeOffset? Until = null);

/// <summary>A key just made.</summary>
/// <param name="KeyId">Its id.</param>
/// <param name="Key">The key, the one time it is shown.</param>
public sealed record KeyBody(string KeyId, string Key)
{
    /// <inheritdoc/>
    public override string ToString() => KeyId;
}

/// <summary>Keys.</summary>
/// <param name="Items">By agency, oldest first.</param>
public sealed record KeysBody(IReadOnlyList<ApiKeyView> Items);
