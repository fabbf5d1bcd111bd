using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>A problem as the result of an endpoint.</summary>
/// <param name="problem">The problem.</param>
public sealed class ProblemResult(ApiProblem problem) : IResult
{
    /// <summary>The problem.</summary>
    public ApiProblem Problem { get; } = problem;

    /// <summary>A problem of the web floor.</summary>
    public static ProblemResult Of(ProblemCode code, string? field = null) => new(ApiProblem.Of(code, field));

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => ProblemWriter.WriteAsync(httpContext, Problem);
}
