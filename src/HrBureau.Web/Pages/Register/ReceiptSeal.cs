using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace HrBureau.Web;

/// <summary>Signs what a receipt says, so that nobody can write himself one by typing an address.</summary>
public sealed class ReceiptSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector seal = protection.CreateProtector("receipt");

    /// <summary>The seal of one receipt, fit for an address.</summary>
    /// <param name="incident">Incident the report stands on.</param>
    /// <param name="at">When it was taken down.</param>
    public string Of(string incident, DateTimeOffset at) => seal.Protect($"{incident} {at:O}");

    /// <summary>When the report was taken down; null when this receipt was not made here.</summary>
    /// <param name="incident">Incident of the address.</param>
    /// <param name="given">Seal of the address.</param>
    public DateTimeOffset? Read(string incident, string? given)
    {
        try
        {
            return seal.Unprotect(given ?? "").Split(' ') is [var of, var at] && of == incident && InstantConverter.TryRead(at, out var taken) ? taken : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
