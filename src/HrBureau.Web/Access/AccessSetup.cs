using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Web;

/// <summary>How callers are known: a cookie on the console, a bearer token elsewhere.</summary>
internal static class AccessSetup
{
    /// <summary>Name of the limit of what agencies' own systems send, by their key.</summary>
    public const string PerKey = "per-key";

    private const string Chosen = "hrb";
    private const int AnonymousBurst = 300;
    private const int AnonymousPerSecond = 20;
    private const int KeyBurst = 200;
    private const int KeyPerSecond = 20;

    public static void AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<KnownTokens>();
        services.AddSingleton<SiloReach>();
        services.AddSingleton<IClusterConnectionStatusObserver>(known => known.GetRequiredService<SiloReach>());
        services.AddSingleton<SiloCalls>();
        services.AddScoped<SignInDesk>();
        services.AddSingleton<FailedSignIns>();
        services.AddSingleton<MachineKeys>();
        services.AddAuthentication(Chosen)
            .AddPolicyScheme(Chosen, null, scheme => scheme.ForwardDefaultSelector = context =>
                BearerForward.IsMeant(context.Request) ? CallerClaims.Bearer : CallerClaims.Cookie)
            .AddScheme<AuthenticationSchemeOptions, BearerForward>(CallerClaims.Bearer, null)
            .AddCookie(CallerClaims.Cookie, Configure);
        services.AddAuthorization();
        services.AddRateLimiter(limits =>
        {
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Strangers);
            limits.AddPolicy(PerKey, context => context.User.MachineKey is { } key ? Bucket(key, KeyBurst, KeyPerSecond) : RateLimitPartition.GetNoLimiter(""));
            limits.OnRejected = (rejected, _) => new ValueTask(ProblemWriter.WriteAsync(rejected.HttpContext, TooMany(rejected.Lease)));
        });
    }

    private static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "hrb";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.SlidingExpiration = false;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "to";
        cookie.Events.OnRedirectToLogin = redirect => OrProblem(redirect, ProblemCode.SignedOut);
        cookie.Events.OnRedirectToAccessDenied = redirect => OrProblem(redirect, ProblemCode.DutyMissing);
    }

    private static async Task OrProblem(RedirectContext<CookieAuthenticationOptions> redirect, ProblemCode code)
    {
        if (IsForMachines(redirect.Request.Path))
        {
            await ProblemWriter.WriteAsync(redirect.HttpContext, ApiProblem.Of(code));
            return;
        }

        // Who sends an act had a session, and it ran out; who asks for a page may never have had one.
        var acted = code == ProblemCode.SignedOut && HttpMethods.IsPost(redirect.Request.Method);
        redirect.Response.Redirect(acted ? await SignInAgain.AddressAsync(redirect.HttpContext) : redirect.RedirectUri);
    }

    /// <summary>Whether a script asked, which is told in a status and not led to a page.</summary>
    public static bool IsForMachines(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/events", StringComparison.Ordinal);

    // Whom a silo has taken for an officer is bounded by its queues; strangers, whatever they call themselves, by their address. Health answers are the host's own affair.
    private static RateLimitPartition<string> Strangers(HttpContext context) =>
        IsKnown(context) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
            ? RateLimitPartition.GetNoLimiter("")
            : Bucket(context.Connection.RemoteIpAddress?.ToString() ?? "local", AnonymousBurst, AnonymousPerSecond);

    private static RateLimitPartition<string> Bucket(string who, int burst, int perSecond) => RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });

    private static ApiProblem TooMany(RateLimitLease lease) => ApiProblem.Of(ProblemCode.TooMany) is var problem && lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
        ? problem with { RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) }
        : problem;

    // Only we can make a cookie, and only for who has signed in; a token in a header may be anything until a silo has seen it.
    private static bool IsKnown(HttpContext context) =>
        context.User.Token is { } token
        && (context.User.IsMachine || !BearerForward.IsMeant(context.Request) || context.RequestServices.GetRequiredService<KnownTokens>().Holds(token));
}
