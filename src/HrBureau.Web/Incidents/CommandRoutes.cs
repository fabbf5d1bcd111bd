using HrBureau.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>Commands over the API.</summary>
internal static class CommandRoutes
{
    public static void MapCommands(this IEndpointRouteBuilder api) =>
        api.MapPost("/incidents/{id}/commands", IssueAsync).WithTags("incidents")
            .WithSummary("Issues one command. Needs Idempotency-Key; If-Match refuses it when the incident has moved on.")
            .Accepts<IncidentCommand>("application/json")
            .Produces<CommandBody>()
            .Problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 503)
            .WithMetadata(new HeaderNeed(RequestHeaders.Key, Required: true), new HeaderNeed(RequestHeaders.Match, Required: false));

    private static async Task<IResult> IssueAsync(string id, HttpRequest request, CommandDesk desk)
    {
        if (RequestHeaders.IdempotencyKey(request, required: true, out var key) is { } keyProblem)
        {
            return new ProblemResult(keyProblem);
        }

        if (RequestHeaders.IfMatch(request, out var version) is { } matchProblem)
        {
            return new ProblemResult(matchProblem);
        }

        var body = await BodyReader.ReadAsync<IncidentCommand>(request);
        if (body.Value is not { } command)
        {
            return new ProblemResult(body.Problem!);
        }

        if (CommandDuty.IsSystemOnly(command))
        {
            return ProblemResult.Of(ProblemCode.TypeUnknown, "type");
        }

        if (CommandFields.Hole(command) is { } hole)
        {
            return ProblemResult.Of(ProblemCode.FieldWrong, hole);
        }

        var answer = await desk.IssueAsync(id, command, key!, version);
        if (answer.Problem is { } problem)
        {
            return new ProblemResult(problem);
        }

        var reply = answer.Reply!;
        request.HttpContext.Response.Headers.ETag = RequestHeaders.Tag(reply.Version);
        return TypedResults.Json(new CommandBody(reply.Version, reply.Events, reply.RequestId), ApiJson.Options);
    }
}

/// <summary>An accepted command.</summary>
/// <param name="Version">The incident's version after it.</param>
/// <param name="Events">Kinds recorded, in order.</param>
/// <param name="RequestId">The request it drafted.</param>
public sealed record CommandBody(long Version, IReadOnlyList<string> Events, string? RequestId);
