using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace HrBureau.Web;

/// <summary>A parameter no reading route knows is refused by its name: a filter that is misspelt must not pass for one that found everything.</summary>
internal static class KnownQueries
{
    /// <summary>The parameters a route knows are those its handler takes.</summary>
    public static EndpointFilterDelegate Check(EndpointFilterFactoryContext route, EndpointFilterDelegate next)
    {
        var known = route.MethodInfo.GetParameters().SelectMany(Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return async call => Unknown(call.HttpContext.Request, known) is { } unknown
            ? ProblemResult.Of(ProblemCode.QueryUnknown, unknown)
            : await next(call);
    }

    private static string? Unknown(HttpRequest request, HashSet<string> known) => HttpMethods.IsGet(request.Method)
        ? request.Query.Keys.FirstOrDefault(key => !known.Contains(key) || request.RouteValues.ContainsKey(key))
        : null;

    private static IEnumerable<string> Names(ParameterInfo parameter) => parameter.IsDefined(typeof(AsParametersAttribute))
        ? parameter.ParameterType.GetProperties().Select(property => property.GetCustomAttribute<FromQueryAttribute>()?.Name).OfType<string>()
        : parameter.ParameterType == typeof(string) ? [parameter.Name!] : [];
}
