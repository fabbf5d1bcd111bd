using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<DrillDesk>();
        services.AddSingleton<AgencyDesk>();
        services.AddSingleton<PeopleDesk>();
        services.AddSingleton<SetUpDesk>();
        services.AddSingleton<IncidentReader>();
        services.AddSingleton<EvidenceDesk>();
        services.AddSingleton<OperationDesk>();
        services.TryAddSingleton(new TraceRing());
        services.TryAddSingleton(new TraceViews());
        services.AddOpenApi(Description.Document, Description.Configure);
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").RequireAuthorization().AddEndpointFilterFactory(KnownQueries.Check);
        api.MapSignIn();
        api.MapReports();
        api.MapImports();
        api.MapDrills();
        api.MapIncidents();
        api.MapTimeline();
        api.MapCommands();
        api.MapEvidence();
        api.MapInbox();
        api.MapRoster();
        api.MapWebhook();
        api.MapKeys();
        api.MapPeople();
        api.MapSetUp();
        api.MapReceipts();
        api.MapOperation();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }

    /// <summary>What no route answers, because there is none or it knows neither the method nor the kind of body, is said as a problem.</summary>
    public static Task SayUnanswered(StatusCodeContext unanswered)
    {
        var context = unanswered.HttpContext;
        if (context.Response.StatusCode == StatusCodes.Status404NotFound && KnownMethods.Of(context) is { Length: > 0 } methods)
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = string.Join(", ", methods);
        }

        return ProblemWriter.WriteAsync(context, ApiProblem.Of(ProblemStatus.CodeOf(context.Response.StatusCode)));
    }
}
