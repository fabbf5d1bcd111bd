using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Web;

/// <summary>Live updates.</summary>
internal static class LiveSetup
{
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<Doorbell>();
        services.AddSingleton<IncidentStream>();
        services.AddSingleton<PageStream>();
        services.AddHostedService<DoorbellListener>();
    }

    public static void MapLive(this IEndpointRouteBuilder app) =>
        app.MapGet("/events", PageEventsAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task PageEventsAsync(HttpContext context, PageStream pages)
    {
        if (!await pages.RunAsync(context))
        {
            await ProblemWriter.WriteAsync(context, ApiProblem.Of(ProblemCode.SignedOut));
        }
    }
}
