using System.Security.Claims;
using HrBureau.Contracts;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>Turns the key of an agency's own system into a token that the silo signs for one call. Wrong keys are counted like wrong passwords.</summary>
internal sealed class MachineKeys(SiloCalls silo, FailedSignIns failures)
{
    private const string Prefix = "hrk_";
    private const int Longest = 200;
    private static readonly object Tried = new();

    public static bool IsMeant(string credential) => credential.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether this call was turned away because too many wrong keys came before it.</summary>
    public static bool IsHeldBack(HttpContext context) => context.Items.ContainsKey(Tried);

    /// <summary>The caller; null for a key that opens nothing.</summary>
    public async Task<ClaimsPrincipal?> OpenAsync(HttpContext context, string key)
    {
        var from = context.Connection.RemoteIpAddress?.ToString() ?? "local";
        var (keyId, agency) = Named(key);
        if (failures.RetryAfter(from, keyId) is not null)
        {
            context.Items[Tried] = true;
            return null;
        }

        var pass = agency is null ? null : await silo.AsServiceAsync(grains => grains.GetGrain<IApiKeysGrain>(agency).Open(key), repeatable: true);
        if (pass is null)
        {
            failures.Count(from, keyId);
        }

        return pass is null ? null : CallerClaims.OfMachine(pass.Token, keyId);
    }

    /// <summary>Its id, and the agency that this begins with.</summary>
    private static (string KeyId, string? Agency) Named(string key)
    {
        var keyId = key.Length <= Longest && key.Split('_') is [_, var id, _] ? id : "";
        var cut = keyId.LastIndexOf('-');
        var agency = cut > 0 ? $"agy-{keyId[..cut]}" : "";
        return (keyId, WireId.IsAgency(agency) ? agency : null);
    }
}
