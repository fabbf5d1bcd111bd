using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HrBureau.Silo;

/// <summary>ASP.NET Core Identity's hasher, off the actors' scheduler and never on more than all cores at once.</summary>
public sealed class Passwords : IDisposable
{
    public const int Shortest = 12;
    public const int Longest = 128;

    // Without letters and digits that are mistaken for one another when read from a screen.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly PasswordHasher<OfficerRecord> hasher = Hasher(210_000);
    private readonly PasswordHasher<OfficerRecord> hasherOfRandom = Hasher(1_000);
    private readonly SemaphoreSlim room = new(Environment.ProcessorCount);
    private readonly Lazy<string> nobodys;

    public Passwords() => nobodys = new(() => hasher.HashPassword(null!, Random()));

    /// <summary>Compares; an account that is not there costs the same time as a wrong password.</summary>
    /// <returns>Null when too many wait before this one.</returns>
    public Task<PasswordVerificationResult?> VerifyAsync(string hash, string given) => InRoomAsync<PasswordVerificationResult?>(() =>
    {
        var fits = given.Length is > 0 and <= Longest;
        var result = hasher.VerifyHashedPassword(null!, hash.Length > 0 ? hash : nobodys.Value, fits ? given : " ");
        return hash.Length > 0 && fits ? result : PasswordVerificationResult.Failed;
    });

    public async Task<string> HashAsync(string password) =>
        await InRoomAsync(() => hasher.HashPassword(null!, password)) ?? throw new TimeoutException("Too many passwords are being hashed.");

    /// <summary>For a password of <see cref="Random"/>: stretching adds nothing to 79 random bits. The first sign-in stretches it all the same.</summary>
    public string HashRandom(string password) => hasherOfRandom.HashPassword(null!, password);

    /// <summary>Sixteen random characters in groups of four.</summary>
    public static string Random() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, 16).Chunk(4).Select(part => new string(part)));

    public void Dispose() => room.Dispose();

    private async Task<T?> InRoomAsync<T>(Func<T> work)
    {
        if (!await room.WaitAsync(Patience))
        {
            return default;
        }

        try
        {
            return await Task.Run(work);
        }
        finally
        {
            room.Release();
        }
    }

    private static PasswordHasher<OfficerRecord> Hasher(int iterations) =>
        new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));
}
