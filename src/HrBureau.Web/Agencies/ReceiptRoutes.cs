using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>Receipts of agencies' own systems.</summary>
internal static class ReceiptRoutes
{
    public static void MapReceipts(this IEndpointRouteBuilder api) =>
        api.MapPost("/notices/{noticeId}/receipt", TakeAsync).WithTags("agencies").RequireRateLimiting(AccessSetup.PerKey)
            .WithSummary("Says what became of a notice; acknowledged confirms receipt of its request. The same receipt again changes nothing. Needs a key with the scope receipts.")
            .Accepts<ReceiptGiven>("application/json")
            .Produces<ReceiptBody>().Problems(400, 401, 403, 404, 409, 413, 415, 429, 503);

    private static async Task<IResult> TakeAsync(string noticeId, HttpRequest request, SiloCalls silo, KnownCounty county)
    {
        var body = await BodyReader.ReadAsync<ReceiptGiven>(request);
        if (body.Value is not { } given)
        {
            return new ProblemResult(body.Problem!);
        }

        if (WireId.IncidentOfNotice(noticeId) is not { } incident)
        {
            return ProblemResult.Of(ProblemCode.NotFound);
        }

        using var span = WebTelemetry.Start("take receipt", WireWord.Of(given.State), incident);
        var reply = await silo.AsOfficerAsync(grains => grains.GetGrain<IIncidentGrain>(incident).Receive(noticeId, given.State), repeatable: true);
        WebTelemetry.Answered("receipt", reply.Outcome);
        return reply.Outcome == CommandOutcome.Accepted
            ? TypedResults.Json(new ReceiptBody(noticeId, given.State), ApiJson.Options)
            : new ProblemResult(Outcomes.Problem(reply.Outcome, reply.Refusal, reply.Version, await county.NamesAsync()));
    }
}

/// <summary>A receipt.</summary>
/// <param name="State">What the agency's system says of the notice.</param>
public sealed record ReceiptGiven(ReceiptState State);

/// <summary>A receipt taken.</summary>
/// <param name="NoticeId">Notice.</param>
/// <param name="State">What it says.</param>
public sealed record ReceiptBody(string NoticeId, ReceiptState State);
