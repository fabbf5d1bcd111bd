using HrBureau.Contracts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Web;

/// <summary>The console: pages rendered on the server, static files, language and signing out.</summary>
public static class ConsoleSetup
{
    private const int SimilarRows = 3;
    private static readonly TimeSpan LanguageKept = TimeSpan.FromDays(365);

    /// <summary>Adds what pages need.</summary>
    public static void AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddScoped<ConsoleReads>();
        services.AddScoped<ConsoleActs>();
        services.AddDataProtection();
        services.AddSingleton<ReceiptSeal>();
        services.AddAntiforgery(tokens => (tokens.Cookie.Name, tokens.Cookie.SecurePolicy) = ("hrb-form", CookieSecurePolicy.SameAsRequest));
    }

    /// <summary>A page of an officer whose session has ended leads to signing in, and back; a form too old to be taken is said in words.</summary>
    public static void UseConsole(this WebApplication app)
    {
        app.Use(SignInAgainAsync);
        app.UseAntiforgery();
        app.Use(RefuseOldFormAsync);
    }

    /// <summary>Maps the pages and what belongs to them.</summary>
    public static void MapConsole(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/language/{culture}", Speak).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/sign-out", SignOutAsync).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/new/similar", SimilarAsync).RequireAuthorization().DisableAntiforgery().ExcludeFromDescription();
        app.MapEvidencePage();
        app.MapRazorComponents<App>();
    }

    private static async Task SignInAgainAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted && Faults.CodeOf(fault) == ProblemCode.SignedOut && !AccessSetup.IsForMachines(context.Request.Path))
        {
            await context.SignOutAsync(CallerClaims.Cookie);
            context.Response.Redirect(await SignInAgain.AddressAsync(context));
        }
    }

    // Left to the page, it would be refused without a word.
    private static Task RefuseOldFormAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        context.Features.Set<IAntiforgeryValidationFeature>(null);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static RedirectHttpResult Speak(string culture, string? back, HttpContext context)
    {
        var chosen = Languages.All.FirstOrDefault(known => known.Name == culture) ?? Languages.Chinese;
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
            new CookieOptions { MaxAge = LanguageKept, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, HttpOnly = true, IsEssential = true });
        return TypedResults.LocalRedirect(LocalPath.Of(back));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery tokens, SignInDesk desk)
    {
        if (!await tokens.IsRequestValidAsync(context))
        {
            return TypedResults.LocalRedirect("/");
        }

        await desk.SignOutAsync();
        return TypedResults.LocalRedirect("/sign-in");
    }

    // Asked by POST: what is typed may name a person, and addresses are written down on the way. It reads only, so it needs no token.
    private static async Task<IResult> SimilarAsync(HttpRequest request, ConsoleReads reads)
    {
        var q = request.HasFormContentType ? (await request.ReadFormAsync())["q"].ToString() : null;
        var page = string.IsNullOrWhiteSpace(q) || q.Length > 100
            ? null
            : await reads.ListAsync(new BoardQueryGiven(null, null, null, null, null, q.Trim(), null, null, SimilarRows));
        return new RazorComponentResult<SimilarHint>(new { Items = page?.Items ?? [] });
    }
}
