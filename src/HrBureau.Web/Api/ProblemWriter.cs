using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HrBureau.Web;

/// <summary>Writes a problem as the answer.</summary>
internal static class ProblemWriter
{
    public const string MediaType = "application/problem+json";

    public static async Task WriteAsync(HttpContext context, ApiProblem problem)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = MediaType;
        SayWhenAgain(context, problem);
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        }

        await context.Response.WriteAsJsonAsync(problem, ApiJson.Options, MediaType, context.RequestAborted);
    }

    /// <summary>When to ask again, for a program and a page alike.</summary>
    public static void SayWhenAgain(HttpContext context, ApiProblem problem)
    {
        if (problem.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }
}
