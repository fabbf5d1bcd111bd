using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>An agency's own system on the register of notices, for its administrator.</summary>
internal static class WebhookRoutes
{
    public static void MapWebhook(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agencies/{code}/webhook", ShowAsync).WithTags("agencies")
            .WithSummary("Where the agency's own system takes notices, and how the last ones went.")
            .Produces<WebhookView>().Problems(401, 403, 404, 503);
        api.MapPut("/agencies/{code}/webhook", RegisterAsync).WithTags("agencies")
            .WithSummary("Registers or changes it. The first answer carries the signing secret, once.")
            .Accepts<WebhookGiven>("application/json")
            .Produces<WebhookBody>().Problems(400, 401, 403, 404, 413, 415, 503);
        api.MapDelete("/agencies/{code}/webhook", RemoveAsync).WithTags("agencies")
            .WithSummary("Takes it off the register.")
            .Produces(StatusCodes.Status204NoContent).Problems(401, 403, 404, 503);
        api.MapPost("/agencies/{code}/webhook/rotate", RotateAsync).WithTags("agencies")
            .WithSummary("Makes a new secret, shown once; both sign during the overlap (24 hours unless it says otherwise).")
            .Accepts<RotationGiven>("application/json")
            .Produces<WebhookBody>().Problems(400, 401, 403, 404, 409, 413, 415, 503);
        api.MapPost("/agencies/{code}/webhook/end-old", EndOldAsync).WithTags("agencies")
            .WithSummary("The old secret stops signing at once.")
            .Produces<WebhookBody>().Problems(401, 403, 404, 503);
        api.MapPost("/agencies/{code}/webhook/test", TestAsync).WithTags("agencies")
            .WithSummary("Sends a message of the kind test, and says what came of it.")
            .Produces<WebhookTestBody>().Problems(401, 403, 404, 409, 503);
    }

    private static async Task<IResult> ShowAsync(string code, AgencyDesk desk) =>
        await desk.WebhookAsync(code) is { } view ? TypedResults.Json(view, ApiJson.Options) : ProblemResult.Of(ProblemCode.NotFound);

    private static async Task<IResult> RegisterAsync(string code, HttpRequest request, AgencyDesk desk)
    {
        var body = await BodyReader.ReadAsync<WebhookGiven>(request);
        return body.Value is { } given ? Answer(await desk.RegisterAsync(code, given.Url, given.Active)) : new ProblemResult(body.Problem!);
    }

    private static async Task<IResult> RemoveAsync(string code, AgencyDesk desk) =>
        await desk.RemoveAsync(code) is { Problem: { } problem } ? new ProblemResult(problem) : TypedResults.NoContent();

    private static async Task<IResult> RotateAsync(string code, HttpRequest request, AgencyDesk desk)
    {
        if (request.ContentLength is null or 0 && !request.HasJsonContentType())
        {
            return Answer(await desk.RotateAsync(code, null));
        }

        var body = await BodyReader.ReadAsync<RotationGiven>(request);
        return body.Value is { } given ? Answer(await desk.RotateAsync(code, given.OverlapHours)) : new ProblemResult(body.Problem!);
    }

    private static async Task<IResult> EndOldAsync(string code, AgencyDesk desk) => Answer(await desk.EndOldAsync(code));

    private static async Task<IResult> TestAsync(string code, AgencyDesk desk)
    {
        var (reply, problem) = await desk.TestAsync(code);
        return problem is null ? TypedResults.Json(new WebhookTestBody(reply!.Taken, reply.Fault, reply.Status, reply.Milliseconds), ApiJson.Options) : new ProblemResult(problem);
    }

    private static IResult Answer(WebhookAct act) =>
        act.Problem is { } problem ? new ProblemResult(problem) : TypedResults.Json(new WebhookBody(act.Reply!.View, act.Reply.Secret), ApiJson.Options);
}

/// <summary>Where an agency's own system takes notices.</summary>
/// <param name="Url">Address: https, or what the operator of this system opened.</param>
/// <param name="Active">False pauses it.</param>
public sealed record WebhookGiven(string Url, bool Active = true);

/// <summary>How a new secret takes the place of the old one.</summary>
/// <param name="OverlapHours">How long both sign, 0–168.</param>
public sealed record RotationGiven(int? OverlapHours = null);

/// <summary>A registration after a change.</summary>
/// <param name="Webhook">The registration.</param>
/// <param name="Secret">The signing secret, the one time it is shown.</param>
public sealed record WebhookBody(WebhookView Webhook, string? Secret);

/// <summary>What came of a test message.</summary>
/// <param name="Taken">Whether it was taken.</param>
/// <param name="Fault">Why not.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record WebhookTestBody(bool Taken, WebhookFault? Fault, int? Status, long Milliseconds);
