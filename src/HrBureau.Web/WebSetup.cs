using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HrBureau.Web;

/// <summary>The web floor as one piece, for the host and for tests. Needs an <see cref="IClusterClient"/> and an <see cref="IServiceIdentity"/>.</summary>
public static class WebSetup
{
    /// <summary>Adds API, sign-in, texts and live updates.</summary>
    /// <param name="services">Where.</param>
    /// <param name="publicUrl">The address people are told, where it is not the one we listen at.</param>
    public static IServiceCollection AddHrBureauWeb(this IServiceCollection services, Uri? publicUrl = null)
    {
        services.AddSingleton(new PublicAddress(publicUrl));
        services.TryAddSingleton(TimeProvider.System);
        services.AddAccess();
        services.AddApi();
        services.AddLive();
        services.AddConsole();
        services.AddSingleton<Faults>();
        services.AddSingleton<IExceptionHandler>(known => known.GetRequiredService<Faults>());
        services.Configure<KestrelServerOptions>(Bound);
        services.Configure<RequestLocalizationOptions>(Speak);
        return services;
    }

    /// <summary>Maps what the web floor answers. Health addresses are the host's own.</summary>
    public static WebApplication MapHrBureauWeb(this WebApplication app)
    {
        if (app.Services.GetRequiredService<PublicAddress>().IsSecure)
        {
            app.Use(OverTls);
        }

        app.UseRequestLocalization();
        app.UseMiddleware<SecurityHeaders>();
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
        app.UseWhen(static context => AccessSetup.IsForMachines(context.Request.Path), static machines => machines.UseStatusCodePages(ApiSetup.SayUnanswered));
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem", CreateScopeForErrors = true, StatusCodeSelector = static fault => Faults.CodeOf(fault).Status });
        app.UseMiddleware<NoSiloYet>();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<SameOrigin>();
        app.UseAuthorization();
        app.UseConsole();
        app.MapApi();
        app.MapLive();
        app.MapConsole();
        return app;
    }

    // The proxy ended TLS: cookies, redirects and origins are those of the address people see.
    private static Task OverTls(HttpContext context, RequestDelegate next)
    {
        context.Request.Scheme = Uri.UriSchemeHttps;
        return next(context);
    }

    private static void Bound(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = 1024 * 1024;
        server.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        server.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    private static void Speak(RequestLocalizationOptions languages)
    {
        languages.DefaultRequestCulture = new RequestCulture(Languages.Chinese);
        languages.SupportedCultures = [.. Languages.All];
        languages.SupportedUICultures = [.. Languages.All];
        languages.RequestCultureProviders = [new CookieRequestCultureProvider(), new ReaderLanguage()];
    }
}
