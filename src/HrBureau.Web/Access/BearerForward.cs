using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrBureau.Web;

/// <summary>Takes a bearer token as it is: the silo verifies it at the first hop, web cannot mint or judge one. The key of an agency's own system is changed into such a token first.</summary>
internal sealed class BearerForward(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, MachineKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    private const string Prefix = "Bearer ";
    private const int LongestToken = 8_192;

    public static bool IsMeant(HttpRequest request) => request.Headers.Authorization.Count > 0;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var token = header[Prefix.Length..].Trim();
        if (token.Length is 0 or > LongestToken || !token.All(char.IsAscii))
        {
            return AuthenticateResult.NoResult();
        }

        if (!MachineKeys.IsMeant(token))
        {
            return AuthenticateResult.Success(new AuthenticationTicket(CallerClaims.OfToken(token), Scheme.Name));
        }

        return await keys.OpenAsync(Context, token) is { } opened
            ? AuthenticateResult.Success(new AuthenticationTicket(opened, Scheme.Name))
            : AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        ProblemWriter.WriteAsync(Context, ApiProblem.Of(MachineKeys.IsHeldBack(Context) ? ProblemCode.TooMany : ProblemCode.SignedOut));

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ProblemWriter.WriteAsync(Context, ApiProblem.Of(ProblemCode.DutyMissing));
}
