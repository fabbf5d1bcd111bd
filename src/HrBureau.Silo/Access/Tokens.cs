using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>
/// Signs and verifies tokens: <c>claims.signature</c>, both base64url, ECDSA P-256 over the text of the first part.
/// The algorithm is not negotiable and so is not in the token.
/// </summary>
public sealed class Tokens(KeyRing keys, TimeProvider time)
{
    /// <summary>One shift with its hand-over. Nothing renews a token silently: whoever comes for the next shift signs in himself.</summary>
    public static readonly TimeSpan OfficerLifetime = TimeSpan.FromHours(12);

    /// <summary>Short, because the process makes itself a new one before it ends.</summary>
    public static readonly TimeSpan OwnLifetime = TimeSpan.FromMinutes(10);

    /// <summary>One call long: the key is looked at again for the next one.</summary>
    public static readonly TimeSpan MachineLifetime = TimeSpan.FromMinutes(1);

    private const int CacheLimit = 20_000;
    private readonly ConcurrentDictionary<string, Caller> verified = new(StringComparer.Ordinal);

    /// <summary>For a person; the system's own duty is never a person's, whatever the county's data say.</summary>
    public IssuedToken IssueOfficer(string id, string agency, IEnumerable<string> duties) =>
        Issue(CallerKind.Officer, id, agency, [.. duties.Where(duty => duty is not (Actor.SystemDuty or Actor.MachineDuty))], OfficerLifetime);

    /// <summary>For an agency's own system; its scopes stand where an officer has his duties, and are none.</summary>
    public IssuedToken IssueMachine(string id, string agency, IEnumerable<string> scopes) => Issue(CallerKind.Machine, id, agency, [.. scopes], MachineLifetime);

    public IssuedToken IssueService(string name, TimeSpan lifetime) => Issue(CallerKind.Service, name, "", [], lifetime);

    public IssuedToken IssueSystem(string name) => Issue(CallerKind.System, name, "", [], OwnLifetime);

    /// <summary>Verifies a token; its signature only once, its end at every call.</summary>
    public TokenReading Read(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return new TokenReading.Refused(Contracts.CallRefusal.NoToken);
        }

        if (!verified.TryGetValue(token, out var caller))
        {
            if (Verify(token) is not { } claims)
            {
                return new TokenReading.Refused(Contracts.CallRefusal.Forged);
            }

            caller = ToCaller(claims);
            Keep(token, caller);
        }

        return caller.ExpiresAt > time.GetUtcNow()
            ? new TokenReading.Valid(caller)
            : new TokenReading.Refused(Contracts.CallRefusal.Expired);
    }

    private IssuedToken Issue(CallerKind kind, string subject, string agency, string[] duties, TimeSpan lifetime)
    {
        var issued = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var session = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var key = keys.Newest;
        var claims = new TokenClaims(key.Id, kind, subject, agency, duties, session, issued.ToUnixTimeMilliseconds(), (issued + lifetime).ToUnixTimeMilliseconds());
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, TokenJson.Default.TokenClaims));
        var signature = key.Key.SignData(Encoding.ASCII.GetBytes(body), HashAlgorithmName.SHA256);
        return new IssuedToken($"{body}.{Base64Url.EncodeToString(signature)}", session, issued + lifetime);
    }

    private TokenClaims? Verify(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || token.Length > 8_192 || Claims(token.AsSpan(0, dot)) is not { } claims || keys.Find(claims.Key) is not { } key)
        {
            return null;
        }

        var signature = Decode(token.AsSpan(dot + 1));
        var genuine = signature is not null
            && key.Key.VerifyData(Encoding.UTF8.GetBytes(token[..dot]), signature, HashAlgorithmName.SHA256);
        return genuine ? claims : null;
    }

    private void Keep(string token, Caller caller)
    {
        if (verified.Count >= CacheLimit)
        {
            var now = time.GetUtcNow();
            foreach (var (text, old) in verified.Where(pair => pair.Value.ExpiresAt <= now))
            {
                verified.TryRemove(new(text, old));
            }

            if (verified.Count >= CacheLimit)
            {
                verified.Clear();
            }
        }

        verified.TryAdd(token, caller);
    }

    private static TokenClaims? Claims(ReadOnlySpan<char> body)
    {
        try
        {
            return Decode(body) is { } json ? JsonSerializer.Deserialize(json, TokenJson.Default.TokenClaims) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Decode(ReadOnlySpan<char> text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;

    private static Caller ToCaller(TokenClaims claims) => new(
        claims.Kind,
        claims.Subject,
        claims.Agency,
        claims.Duties.ToFrozenSet(StringComparer.Ordinal),
        claims.Session,
        DateTimeOffset.FromUnixTimeMilliseconds(claims.Issued),
        DateTimeOffset.FromUnixTimeMilliseconds(claims.Expires));
}
