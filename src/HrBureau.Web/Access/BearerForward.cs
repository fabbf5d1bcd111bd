using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrBureau.Web;

/// <summary>Takes the bearer token of a machine client as it is: the silo verifies it at the first hop, web cannot mint or judge one.</summary>
internal sealed class BearerForward(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    private const string Prefix = "Bearer ";
    private const int LongestToken = 8_192;

    public static bool IsMeant(HttpRequest request) => request.Headers.Authorization.Count > 0;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var token = header[Prefix.Length..].Trim();
        return Task.FromResult(token.Length is > 0 and <= LongestToken && token.All(char.IsAscii)
            ? AuthenticateResult.Success(new AuthenticationTicket(CallerClaims.OfToken(token), Scheme.Name))
            : AuthenticateResult.NoResult());
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ProblemWriter.WriteAsync(Context, ApiProblem.Of(ProblemCode.SignedOut));

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemWriter.WriteAsync(Context, ApiProblem.Of(ProblemCode.DutyMissing));
}
