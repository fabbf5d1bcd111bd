using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>Knows an attempt that is sent again because its answer was lost. Keys stand hashed in the store.</summary>
internal static class SignInKeys
{
    /// <summary>An attempt is sent again for seconds only, and an officer signs in seldom.</summary>
    private const int Kept = 16;

    public static bool Holds(List<string> keys, SignInAttempt attempt) => attempt.Key is { } key && keys.Contains(Hash(key));

    public static void Note(List<string> keys, SignInAttempt attempt)
    {
        if (attempt.Key is { } key && !Holds(keys, attempt))
        {
            keys.Add(Hash(key));
            keys.RemoveRange(0, Math.Max(0, keys.Count - Kept));
        }
    }

    /// <summary>The mark of a new device: the same for the same attempt, so that its device is one however often it is sent.</summary>
    public static string? MarkOf(SignInAttempt attempt) => attempt.Key is { } key ? Base64Url.EncodeToString(Digest($"device {key}").AsSpan(0, 16)) : null;

    private static string Hash(string key) => Convert.ToHexStringLower(Digest($"attempt {key}").AsSpan(0, 12));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
