using System.Buffers.Binary;
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
    private const int Iterations = 210_000;
    private const int IterationsOfRandom = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly PasswordHasher<OfficerRecord> hasher = Hasher(Iterations);
    private readonly PasswordHasher<OfficerRecord> hasherOfRandom = Hasher(IterationsOfRandom);
    private readonly SemaphoreSlim room = new(Environment.ProcessorCount);
    private readonly Lazy<string> nobodys;

    public Passwords() => nobodys = new(() => hasher.HashPassword(null!, Random()));

    /// <summary>Compares; an account that is not there, and one whose first password was never stretched, cost the same time as any other.</summary>
    /// <returns>Null when too many wait before this one.</returns>
    public Task<PasswordVerificationResult?> VerifyAsync(string hash, string given) => InRoomAsync<PasswordVerificationResult?>(() =>
    {
        var fits = given.Length is > 0 and <= Longest;
        var compared = hash.Length > 0 ? hash : nobodys.Value;
        var result = hasher.VerifyHashedPassword(null!, compared, fits ? given : " ");
        Spend(Iterations - IterationsOf(compared));
        return hash.Length > 0 && fits ? result : PasswordVerificationResult.Failed;
    });

    public async Task<string> HashAsync(string password) =>
        await InRoomAsync(() => hasher.HashPassword(null!, password)) ?? throw new TimeoutException("Too many passwords are being hashed.");

    /// <summary>For a password of <see cref="Random"/>: stretching adds nothing to 79 random bits. The first sign-in stretches it all the same.</summary>
    public string HashRandom(string password) => hasherOfRandom.HashPassword(null!, password);

    /// <summary>Sixteen random characters in groups of four.</summary>
    public static string Random() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, 16).Chunk(4).Select(part => new string(part)));

    public void Dispose() => room.Dispose();

    /// <summary>Identity's third format names its own cost: mark, pseudo-random function, iterations, big-endian.</summary>
    private static int IterationsOf(string hash) => BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5, 4));

    /// <summary>Spends what a cheaper hash has saved, or the time of an answer would tell whose password is still the first.</summary>
    private static void Spend(int iterations)
    {
        if (iterations > 0)
        {
            Rfc2898DeriveBytes.Pbkdf2(" ", new byte[16], iterations, HashAlgorithmName.SHA512, 32);
        }
    }

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
