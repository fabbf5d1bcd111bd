using System.Globalization;
using System.Security.Claims;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>What the web floor knows of a caller. Nothing here gives a right: the silo decides by the token alone.</summary>
public static class CallerClaims
{
    /// <summary>Scheme of the console's cookie.</summary>
    public const string Cookie = "hrb-cookie";

    /// <summary>Scheme of machine clients.</summary>
    public const string Bearer = "hrb-bearer";

    private const string TokenClaim = "hrb.token";
    private const string MachineClaim = "hrb.machine";
    private const string AgencyClaim = "hrb.agency";
    private const string DutyClaim = "hrb.duty";
    private const string NameZhClaim = "hrb.name.zh";
    private const string NameEnClaim = "hrb.name.en";

    /// <summary>A signed-in officer, as the cookie carries him.</summary>
    public static ClaimsPrincipal Of(OfficerProfile profile, string token)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, profile.Id),
            new(TokenClaim, token),
            new(AgencyClaim, profile.Agency),
            new(NameZhClaim, profile.Name.Zh),
            new(NameEnClaim, profile.Name.En),
        };
        claims.AddRange(profile.Duties.Select(duty => new Claim(DutyClaim, duty)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Cookie));
    }

    /// <summary>A caller of whom only the token is known; the name in it is not verified and serves to find his own actor, which verifies it.</summary>
    public static ClaimsPrincipal OfToken(string token)
    {
        var claims = new List<Claim> { new(TokenClaim, token) };
        if (TokenSubject.Of(token) is { } subject)
        {
            claims.Add(new Claim(ClaimTypes.NameIdentifier, subject));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, Bearer));
    }

    /// <summary>An agency's own system, of whose key a silo made a token.</summary>
    public static ClaimsPrincipal OfMachine(string token, string keyId) =>
        new(new ClaimsIdentity([new Claim(TokenClaim, token), new Claim(MachineClaim, keyId)], Bearer));

    extension(ClaimsPrincipal caller)
    {
        /// <summary>Whether a silo has just opened its key: it is no stranger.</summary>
        public bool IsMachine => caller.MachineKey is not null;

        /// <summary>Id of the key that a silo has just opened; null for everybody else.</summary>
        public string? MachineKey => caller.FindFirstValue(MachineClaim);

        /// <summary>The token to forward; null for a stranger.</summary>
        public string? Token => caller.FindFirstValue(TokenClaim);

        /// <summary>Officer id; null for a stranger. Of a bearer call it is what the token says, unverified.</summary>
        public string? OfficerId => caller.FindFirstValue(ClaimTypes.NameIdentifier);

        /// <summary>Agency code; null for a stranger and for a bearer call.</summary>
        public string? Agency => caller.FindFirstValue(AgencyClaim);

        /// <summary>Duties, for what a page offers.</summary>
        public IReadOnlySet<string> Duties => caller.FindAll(DutyClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);

        /// <summary>The officer's name in the reader's language.</summary>
        public string? OfficerName => caller.FindFirstValue(NameZhClaim) is { } zh
            ? new LocalisedText(zh, caller.FindFirstValue(NameEnClaim) ?? zh).For(CultureInfo.CurrentUICulture.Name)
            : null;
    }
}
