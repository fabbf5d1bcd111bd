using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>An agency's inbox over the API.</summary>
internal static class InboxRoutes
{
    private const int Usual = 50;
    private const int Most = 100;

    public static void MapInbox(this IEndpointRouteBuilder api) =>
        api.MapGet("/agencies/{code}/inbox", InboxAsync).WithTags("agencies")
            .WithSummary("Requests addressed to the agency or whose fired rung named it, oldest answer-by first.")
            .Produces<InboxPage>().Problems(400, 401, 403, 404, 503);

    private static async Task<IResult> InboxAsync(string code, string? state, string? cursor, string? limit, SiloCalls silo)
    {
        RequestState? wanted = null;
        if (state is { Length: > 0 })
        {
            if (!WireWord.TryParse<RequestState>(state, out var known))
            {
                return ProblemResult.Of(ProblemCode.QueryWrong, "state");
            }

            wanted = known;
        }

        if (!ListCursor.TryRead(cursor, out _))
        {
            return ProblemResult.Of(ProblemCode.QueryWrong, "cursor");
        }

        var most = Usual;
        if (limit is { Length: > 0 } && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > Most))
        {
            return ProblemResult.Of(ProblemCode.QueryWrong, "limit");
        }

        return WireId.IsAgency(code) && await silo.AsOfficerAsync(grains => grains.GetGrain<IBoardGrain>(0).Inbox(code, wanted, cursor, most), repeatable: true) is { } page
            ? TypedResults.Json(page, ApiJson.Options)
            : ProblemResult.Of(ProblemCode.NotFound);
    }
}
