using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Accounts as an administrator handles them: those a county starts with, and those at the terminal.</summary>
public sealed class Accounts(IGrainFactory grains, SystemIdentity system, MechanismSource mechanisms, Passwords passwords, AccountSeal seal, TimeProvider time)
{
    /// <summary>The duty whose holders get an account in a real county; they let the others in.</summary>
    private const string Administer = "administer";

    /// <summary>Opens accounts that were never opened before; does nothing on any later start.</summary>
    /// <param name="everybody">Every officer (demonstration county) or administrators only.</param>
    /// <param name="chosen">One password for all of them; null draws one each.</param>
    /// <param name="keep">Called with the drawn passwords before any account is opened: a crash between loses nothing.</param>
    public async Task<IReadOnlyList<FirstPassword>> OpenAsync(bool everybody, string? chosen, Action<IReadOnlyList<FirstPassword>> keep)
    {
        using var asSystem = system.Act();
        var book = grains.GetGrain<IAccountBookGrain>(AccountBookGrain.Key);
        var opened = (await book.Opened()).ToHashSet(StringComparer.Ordinal);
        FirstPassword[] missing = [.. mechanisms.Current.Officers
            .Where(officer => !opened.Contains(officer.Id) && (everybody || officer.Duties.Contains(Administer)))
            .Select(officer => new FirstPassword(officer.Id, chosen ?? Passwords.Random()))];
        if (missing.Length == 0)
        {
            return missing;
        }

        keep(missing);

        // Who chose one password for all has chosen that all hashes may be equal, too.
        var shared = chosen is null ? null : await passwords.HashAsync(chosen);

        // One after the other: SQLite has one writer, and who waits for it holds a thread of the actors' scheduler.
        foreach (var first in missing)
        {
            await Account(first.Officer).SetPassword(shared ?? passwords.HashRandom(first.Password));
        }

        await book.Note([.. missing.Select(first => first.Officer)]);
        return missing;
    }

    /// <summary>Draws a new password for an officer, opening his account if he had none.</summary>
    /// <returns>The password; null when the mechanism does not know him.</returns>
    public async Task<string?> ResetAsync(string officer)
    {
        if (!IsKnown(officer))
        {
            return null;
        }

        var password = Passwords.Random();
        using var asSystem = system.Act();
        await Account(officer).SetPassword(passwords.HashRandom(password));
        await grains.GetGrain<IAccountBookGrain>(AccountBookGrain.Key).Note([officer]);
        return password;
    }

    /// <summary>Demands a code of an officer besides his password.</summary>
    /// <returns>The address for his code generator; null when the mechanism does not know him.</returns>
    public async Task<string?> RequireCodeAsync(string officer)
    {
        if (!IsKnown(officer))
        {
            return null;
        }

        var secret = Totp.NewSecret();
        using var asSystem = system.Act();
        await Account(officer).SetTotp(seal.Seal(officer, secret));
        return Totp.Address(officer, secret);
    }

    /// <summary>Takes that demand away again.</summary>
    /// <returns>False when the mechanism does not know him.</returns>
    public async Task<bool> DropCodeAsync(string officer)
    {
        if (!IsKnown(officer))
        {
            return false;
        }

        using var asSystem = system.Act();
        await Account(officer).SetTotp(null);
        return true;
    }

    /// <summary>Closes an officer's account and ends his sessions everywhere, unless that would leave posts without anybody or the county without an administrator.</summary>
    /// <param name="officer">Who.</param>
    /// <param name="anyway">Even though shifts are left empty.</param>
    public async Task<AccountClosing> DisableAsync(string officer, bool anyway)
    {
        if (mechanisms.Current.Officers.FirstOrDefault(row => row.Id == officer) is not { } row)
        {
            return new AccountClosing.Unknown();
        }

        using var asSystem = system.Act();
        if (row.Duties.Contains(Administer) && !await AnotherAdministersAsync(officer))
        {
            return new AccountClosing.LastAdministrator();
        }

        var today = CountyTime.DayOf(time.GetUtcNow());
        var shifts = await grains.GetGrain<IAgencyGrain>(row.Agency).Shifts();
        RosterRow[] left = [.. shifts.Where(shift => shift.Officer == officer && (shift.ValidTo is null || shift.ValidTo >= today))];
        if (left.Length > 0 && !anyway)
        {
            return new AccountClosing.LeavesEmpty(left);
        }

        await Account(officer).SetDisabled(true);
        await grains.GetGrain<IAgencyGrain>(row.Agency).SetAway(officer, true);
        return new AccountClosing.Closed(left);
    }

    /// <summary>Opens an account again that was closed; the password stays as it was.</summary>
    /// <returns>False when the mechanism does not know him.</returns>
    public async Task<bool> EnableAsync(string officer)
    {
        if (mechanisms.Current.Officers.FirstOrDefault(row => row.Id == officer) is not { } row)
        {
            return false;
        }

        using var asSystem = system.Act();
        await Account(officer).SetDisabled(false);
        await grains.GetGrain<IAgencyGrain>(row.Agency).SetAway(officer, false);
        return true;
    }

    private async Task<bool> AnotherAdministersAsync(string officer)
    {
        foreach (var other in mechanisms.Current.Officers.Where(row => row.Id != officer && row.Duties.Contains(Administer)))
        {
            if (!await Account(other.Id).Disabled())
            {
                return true;
            }
        }

        return false;
    }

    private bool IsKnown(string officer) => mechanisms.Current.Officers.Any(row => row.Id == officer);

    private IAccountGrain Account(string officer) => grains.GetGrain<IAccountGrain>($"off-{officer}");
}
