using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>Headers every answer carries: nothing from elsewhere runs here, nothing of ours is framed, kept or told to others.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        context.Response.OnStarting(KeepNothing, context);
        return next(context);
    }

    // Static files say themselves how long they may be kept; everything else holds case content.
    private static Task KeepNothing(object state)
    {
        var headers = ((HttpContext)state).Response.Headers;
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
