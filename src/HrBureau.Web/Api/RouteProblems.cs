using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>Describes the problems a route answers with.</summary>
internal static class RouteProblems
{
    public static RouteHandlerBuilder Problems(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            route.Produces<ApiProblem>(status, ProblemWriter.MediaType);
        }

        return route;
    }
}
