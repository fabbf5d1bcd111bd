using HrBureau.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>Signs people in and out, for the API and for the console's page alike.</summary>
public sealed class SignInDesk(SiloCalls silo, IHttpContextAccessor http, FailedSignIns failures, TimeProvider time)
{
    private const string DeviceCookie = "hrb-device";
    private static readonly TimeSpan DeviceKept = TimeSpan.FromDays(365);

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("Signing in needs an HTTP request.");

    /// <summary>Checks what was typed; on success the console cookie is set.</summary>
    /// <param name="officer">Officer id as typed.</param>
    /// <param name="password">Password.</param>
    /// <param name="code">TOTP code, where the account has one.</param>
    /// <param name="replacement">The password to be from now on, where the one so far was drawn for one sign-in.</param>
    /// <returns>The silo's answer, or <see cref="SignInOutcome.TooMany"/> without asking it.</returns>
    public async Task<SignInReply> SignInAsync(string officer, string password, string? code, string? replacement = null)
    {
        var from = Context.Connection.RemoteIpAddress?.ToString() ?? "local";
        if (failures.RetryAfter(from, officer) is { } wait)
        {
            return new SignInReply(SignInOutcome.TooMany, null, null, null, null, (int)Math.Ceiling(wait.TotalSeconds));
        }

        if (!WireId.IsOfficer(officer))
        {
            failures.Count(from, officer);
            return new SignInReply(SignInOutcome.Wrong, null, null, null, null, null);
        }

        var attempt = new SignInAttempt(password, code, Context.Request.Cookies[DeviceCookie], from) { Replacement = replacement, Key = Guid.NewGuid().ToString("N") };
        var reply = await silo.AsServiceAsync(grains => grains.GetGrain<IOfficerGrain>($"off-{officer}").SignIn(attempt), repeatable: true);
        if (reply is { Outcome: SignInOutcome.SignedIn, Token: { } token, Profile: { } profile })
        {
            await SetCookiesAsync(reply, profile, token);
        }
        else if (reply.Outcome == SignInOutcome.Wrong)
        {
            failures.Count(from, officer);
        }

        return reply;
    }

    /// <summary>Ends the session of the token this request carries and takes the cookie away.</summary>
    public async Task SignOutAsync()
    {
        var sent = 0;
        try
        {
            if (Context.User.OfficerId is { } officer)
            {
                await silo.AsOfficerAsync(async grains =>
                {
                    sent++;
                    await grains.GetGrain<IOfficerGrain>($"off-{officer}").SignOut();
                    return true;
                }, repeatable: true);
            }
        }
        catch (UnauthorizedCallException refusal) when (sent > 1 && refusal.Reason != CallRefusal.NotAllowed)
        {
            // The first sending had ended the session, and only its answer was lost.
        }
        finally
        {
            await Context.SignOutAsync(CallerClaims.Cookie);
        }
    }

    /// <summary>Changes the officer's own password; when it stands every session of his has ended, and the cookie of this one is taken away.</summary>
    /// <param name="old">The password so far.</param>
    /// <param name="replacement">The new one.</param>
    /// <returns>Null when it stands; otherwise the field that is wrong, in its wire name.</returns>
    public async Task<string?> ChangePasswordAsync(string old, string replacement)
    {
        var officer = Context.User.OfficerId ?? throw new SignedOutException();
        if (await silo.AsOfficerAsync(grains => grains.GetGrain<IOfficerGrain>($"off-{officer}").ChangePassword(old, replacement), repeatable: false) is { } refusal)
        {
            return refusal.Field ?? nameof(old);
        }

        await Context.SignOutAsync(CallerClaims.Cookie);
        return null;
    }

    private async Task SetCookiesAsync(SignInReply reply, OfficerProfile profile, string token)
    {
        await Context.SignInAsync(CallerClaims.Cookie, CallerClaims.Of(profile, token), new AuthenticationProperties
        {
            IsPersistent = true,
            AllowRefresh = false,
            IssuedUtc = time.GetUtcNow(),
            ExpiresUtc = reply.ExpiresAt,
        });
        if (reply.Device is { } device)
        {
            Context.Response.Cookies.Append(DeviceCookie, device, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = Context.Request.IsHttps,
                IsEssential = true,
                MaxAge = DeviceKept,
            });
        }
    }
}
