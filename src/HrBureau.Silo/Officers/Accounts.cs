using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Accounts as they are opened: those of the demonstration county, those an administrator draws a password for, and what is done at the terminal.</summary>
public sealed class Accounts(IGrainFactory grains, SystemIdentity system, MechanismSource mechanisms, PeopleRoad people, Passwords passwords, AccountSeal seal, TimeProvider time, ILogger<Accounts> log)
{
    /// <summary>How long a password that was drawn for somebody waits for him.</summary>
    public static readonly TimeSpan OnceLasts = TimeSpan.FromDays(7);

    private const int DrawnAtOnce = 8;

    /// <summary>Well below what a call may last: an answer that never arrives takes every password in it along.</summary>
    private static readonly TimeSpan DrawFor = TimeSpan.FromSeconds(4);

    /// <summary>Opens the account of every officer of the demonstration county that was never opened before; does nothing on any later start.</summary>
    /// <param name="chosen">One password for all of them; null draws one each.</param>
    /// <param name="keep">Called with the drawn passwords before any account is opened: a crash between loses nothing.</param>
    public async Task<IReadOnlyList<FirstPassword>> OpenAsync(string? chosen, Action<IReadOnlyList<FirstPassword>> keep)
    {
        using var asSystem = system.Act();
        var book = grains.GetGrain<IAccountBookGrain>(AccountBookGrain.Key);
        var opened = (await book.Opened()).ToHashSet(StringComparer.Ordinal);
        FirstPassword[] missing = [.. mechanisms.Current.Serving
            .Where(officer => !opened.Contains(officer.Id))
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
            await Account(first.Officer).SetPassword(shared ?? passwords.HashRandom(first.Password), null);
        }

        await book.Note([.. missing.Select(first => first.Officer)]);
        return missing;
    }

    /// <summary>Draws a password for one sign-in, opening the account if the officer had none; his sessions end.</summary>
    /// <returns>The password.</returns>
    public async Task<string> DrawAsync(string officer)
    {
        var password = Passwords.Random();
        using var asSystem = system.Act();
        await Account(officer).SetPassword(passwords.HashRandom(password), time.GetUtcNow() + OnceLasts);
        await NoteAsync(officer);
        return password;
    }

    /// <summary>Draws passwords for officers who have none, as many as the store takes while somebody waits for the answer.</summary>
    /// <param name="officers">Who.</param>
    /// <param name="noting">Puts some down before they are drawn for; nothing where an act says it already.</param>
    /// <returns>The passwords, and who has none still. Whoever turns out to have one keeps it.</returns>
    public async Task<(IReadOnlyList<OncePassword> Drawn, IReadOnlyList<string> Without)> DrawAsync(IReadOnlyList<string> officers, Func<IReadOnlyList<string>, Task>? noting = null)
    {
        var (began, drawn, opened, fault) = (Stopwatch.GetTimestamp(), new List<OncePassword>(), new HashSet<string>(StringComparer.Ordinal), (string?)null);
        foreach (var some in officers.Chunk(DrawnAtOnce).TakeWhile(_ => fault is null && Stopwatch.GetElapsedTime(began) < DrawFor))
        {
            await (noting?.Invoke(some) ?? Task.CompletedTask);
            using var asSystem = system.Act();
            var tries = await Task.WhenAll(some.Select(TryDrawAsync));
            drawn.AddRange(tries.Select(tried => tried.Once).OfType<OncePassword>());
            opened.UnionWith(some.Where((_, i) => tries[i].Fault is null));
            fault = tries.Select(tried => tried.Fault).FirstOrDefault(found => found is not null);
        }

        if (opened.Count > 0)
        {
            try
            {
                using var asSystem = system.Act();
                await grains.GetGrain<IAccountBookGrain>(AccountBookGrain.Key).Note(opened.ToArray());
            }
            catch (Exception e) when (IsAway(e))
            {
                // The passwords are good all the same, and must not be lost with the note.
                fault ??= e.GetType().Name;
            }
        }

        if (fault is not null || opened.Count < officers.Count)
        {
            log.PasswordsNotDrawn(officers.Count - opened.Count, officers.Count, fault ?? "no time");
        }

        return (drawn, officers.Where(officer => !opened.Contains(officer)).ToArray());
    }

    /// <summary>Gives an officer the password he chose himself.</summary>
    /// <exception cref="ArgumentException">It is too short or too long.</exception>
    public async Task OpenAsync(string officer, string password)
    {
        if (password.Length is < Passwords.Shortest or > Passwords.Longest)
        {
            throw new ArgumentException("The password has the wrong length.", nameof(password));
        }

        var hash = await passwords.HashAsync(password);
        using var asSystem = system.Act();
        await Account(officer).SetPassword(hash, null);
        await NoteAsync(officer);
    }

    /// <summary>Officers who were ever given a password.</summary>
    public async Task<IReadOnlySet<string>> OpenedAsync()
    {
        using var asSystem = system.Act();
        return (await grains.GetGrain<IAccountBookGrain>(AccountBookGrain.Key).Opened()).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>At the terminal: draws a new password for an officer.</summary>
    /// <returns>The password; null when the county does not know him.</returns>
    public async Task<string?> ResetAsync(string officer)
    {
        if (Find(officer) is not { } row)
        {
            return null;
        }

        await people.NoteAsync(null, "terminal-reset", [row]);
        return await DrawAsync(officer);
    }

    /// <summary>At the terminal: closes an officer's account and ends his sessions everywhere, unless that would leave something with nobody or an agency without an administrator.</summary>
    /// <param name="officer">Who.</param>
    /// <param name="anyway">Even though shifts, incidents or requests are left with nobody.</param>
    /// <returns>Null when the county does not know him.</returns>
    public async Task<PeopleOutcome?> DisableAsync(string officer, bool anyway) =>
        Find(officer) is { } row ? await people.PutAsync(null, "terminal-put", PeopleRows.Of(row with { Disabled = true }), null, anyway) : null;

    /// <summary>At the terminal: opens an account again that was closed; the password stays as it was.</summary>
    /// <returns>Null when the county does not know him.</returns>
    public async Task<PeopleOutcome?> EnableAsync(string officer)
    {
        if (Find(officer) is not { } row)
        {
            return null;
        }

        var outcome = await people.PutAsync(null, "terminal-put", PeopleRows.Of(row with { Disabled = false }), null, true);
        if (outcome is PeopleOutcome.Done)
        {
            using var asSystem = system.Act();
            await Account(officer).Reopen();
        }

        return outcome;
    }

    /// <summary>Demands a code of an officer besides his password.</summary>
    /// <returns>The address for his code generator; null when the mechanism does not know him.</returns>
    public async Task<string?> RequireCodeAsync(string officer)
    {
        if (Find(officer) is not { } row)
        {
            return null;
        }

        await people.NoteAsync(null, "terminal-require-code", [row]);
        var secret = Totp.NewSecret();
        using var asSystem = system.Act();
        await Account(officer).SetTotp(seal.Seal(officer, secret));
        return Totp.Address(officer, secret);
    }

    /// <summary>Takes that demand away again.</summary>
    /// <returns>False when the mechanism does not know him.</returns>
    public async Task<bool> DropCodeAsync(string officer)
    {
        if (Find(officer) is not { } row)
        {
            return false;
        }

        await people.NoteAsync(null, "terminal-drop-code", [row]);
        using var asSystem = system.Act();
        await Account(officer).SetTotp(null);
        return true;
    }

    private OfficerRow? Find(string officer) => mechanisms.Current.Officers.FirstOrDefault(row => row.Id == officer);

    private async Task<(OncePassword? Once, string? Fault)> TryDrawAsync(string officer)
    {
        var password = Passwords.Random();
        try
        {
            return (await Account(officer).SetFirstPassword(passwords.HashRandom(password), time.GetUtcNow() + OnceLasts) ? new OncePassword(officer, password) : null, null);
        }
        catch (Exception e) when (IsAway(e))
        {
            return (null, e.GetType().Name);
        }
    }

    private static bool IsAway(Exception fault) => fault is StoreAwayException or StorageException or TimeoutException or OrleansException;

    private Task NoteAsync(string officer) => grains.GetGrain<IAccountBookGrain>(AccountBookGrain.Key).Note([officer]);

    private IAccountGrain Account(string officer) => grains.GetGrain<IAccountGrain>($"off-{officer}");
}
