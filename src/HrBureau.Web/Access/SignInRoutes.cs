using HrBureau.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>Signing in and out over the API.</summary>
internal static class SignInRoutes
{
    public static void MapSignIn(this IEndpointRouteBuilder api)
    {
        api.MapPost("/sign-in", SignInAsync).AllowAnonymous().WithTags("sign-in")
            .WithSummary("Signs an officer in; the token goes into the Authorization header, and the console cookie is set.")
            .Accepts<SignInBody>("application/json")
            .Produces<SignInAnswer>().Problems(400, 401, 403, 429, 503);
        api.MapPost("/sign-out", SignOutAsync).WithTags("sign-in")
            .WithSummary("Ends the session of the token this call carries.")
            .Produces(StatusCodes.Status204NoContent).Problems(401, 503);
    }

    private static async Task<IResult> SignInAsync(HttpRequest request, SignInDesk desk)
    {
        var body = await BodyReader.ReadAsync<SignInBody>(request);
        if (body.Value is not { } given)
        {
            return new ProblemResult(body.Problem!);
        }

        var reply = await desk.SignInAsync(given.Officer, given.Password, given.Code, given.NewPassword);
        return reply switch
        {
            { Outcome: SignInOutcome.SignedIn, Token: { } token, ExpiresAt: { } until, Profile: { } who } =>
                TypedResults.Json(new SignInAnswer(token, until, who), ApiJson.Options),
            { Outcome: SignInOutcome.TooMany } => new ProblemResult(ApiProblem.Of(ProblemCode.TooMany) with { RetryAfter = reply.RetryAfterSeconds ?? 30 }),
            { Outcome: SignInOutcome.PasswordNeeded } => ProblemResult.Of(ProblemCode.PasswordNeeded, "newPassword"),
            { Outcome: SignInOutcome.PasswordUnfit } => ProblemResult.Of(ProblemCode.PasswordUnfit, "newPassword"),
            { Outcome: SignInOutcome.Disabled } => ProblemResult.Of(ProblemCode.AccountDisabled),
            _ => ProblemResult.Of(ProblemCode.SignInWrong),
        };
    }

    private static async Task<NoContent> SignOutAsync(SignInDesk desk)
    {
        await desk.SignOutAsync();
        return TypedResults.NoContent();
    }
}

/// <summary>What is typed to sign in.</summary>
/// <param name="Officer">Officer id.</param>
/// <param name="Password">Password.</param>
/// <param name="Code">TOTP code, where the account has one.</param>
/// <param name="NewPassword">The password to be from now on, where the one so far was drawn for one sign-in; 12–128 characters.</param>
public sealed record SignInBody(string Officer, string Password, string? Code = null, string? NewPassword = null);

/// <summary>A signed-in officer.</summary>
/// <param name="Token">For the Authorization header.</param>
/// <param name="ExpiresAt">Its end.</param>
/// <param name="Officer">Who.</param>
public sealed record SignInAnswer(string Token, DateTimeOffset ExpiresAt, OfficerProfile Officer);
