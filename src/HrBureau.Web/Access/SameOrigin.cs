using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>An act over the API that rests on the cookie must come from our own pages. Bearer calls carry no ambient right and are exempt.</summary>
internal sealed class SameOrigin(RequestDelegate next, PublicAddress address)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        return IsUnsafe(request) && !BearerForward.IsMeant(request) && !ComesFromUs(request, context.User.Token is not null)
            ? ProblemWriter.WriteAsync(context, ApiProblem.Of(ProblemCode.OriginRefused))
            : next(context);
    }

    private static bool IsUnsafe(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    // A stranger (signing in) may come without an origin, as scripts do, but not from a foreign page.
    private bool ComesFromUs(HttpRequest request, bool signedIn)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            ? !signedIn
            : string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase) || address.IsOrigin(origin);
    }
}
