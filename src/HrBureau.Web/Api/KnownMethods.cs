using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Web;

/// <summary>Which methods an address of the API knows. Routing says so itself, but not for GET, which static files answer at every address.</summary>
internal static class KnownMethods
{
    public static string[] Of(HttpContext context) =>
    [
        .. context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => IsApi(route) && new TemplateMatcher(new RouteTemplate(route.RoutePattern), []).TryMatch(context.Request.Path, []))
            .SelectMany(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct(),
    ];

    private static bool IsApi(RouteEndpoint route) => route.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) ?? false;
}
