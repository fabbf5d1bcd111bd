using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Web;

/// <summary>The HTTP API.</summary>
internal static class ApiSetup
{
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        services.AddSingleton<KnownCounty>();
        services.AddSingleton<SeenVersions>();
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<IncidentReader>();
        services.AddOpenApi(Description.Document, Description.Configure);
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").RequireAuthorization().AddEndpointFilterFactory(KnownQueries.Check);
        api.MapSignIn();
        api.MapReports();
        api.MapIncidents();
        api.MapTimeline();
        api.MapCommands();
        api.MapInbox();
        api.MapRoster();
        api.MapFallback("/{**rest}", (HttpRequest request) => ProblemResult.Of(IsOtherMedia(request) ? ProblemCode.MediaTypeWrong : ProblemCode.NotFound)).AllowAnonymous().ExcludeFromDescription();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }

    // A route that takes JSON is passed over by a body of another kind, which then ends here.
    private static bool IsOtherMedia(HttpRequest request) => request.ContentType is not null && !request.HasJsonContentType();
}
