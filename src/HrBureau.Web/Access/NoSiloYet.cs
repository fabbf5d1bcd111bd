using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>
/// Until a process has found its first silo nothing can be answered, whatever is asked: not even the keys are there that say whose cookie
/// it is. Health and the files of the page that says so are answered all the same.
/// </summary>
internal sealed class NoSiloYet(RequestDelegate next, SiloReach reach)
{
    private static readonly PathString[] Open = ["/health", "/_content", "/_framework"];

    public Task InvokeAsync(HttpContext context)
    {
        var isSaying = context.Features.Get<IExceptionHandlerFeature>() is not null;
        return reach.IsSearching && !isSaying && !Open.Any(open => context.Request.Path.StartsWithSegments(open, StringComparison.Ordinal))
            ? throw new TimeoutException("No silo was found yet.")
            : next(context);
    }
}
