using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HrBureau.Silo;

/// <summary>Time-based one-time codes of RFC 6238: six digits, thirty seconds, SHA-1, as every code generator offers them.</summary>
public static class Totp
{
    private const int Seconds = 30;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The step a code is good for, one step of drift allowed each way; null when it is wrong or was used.</summary>
    public static long? StepOf(string? code, byte[] secret, DateTimeOffset now, long lastUsed)
    {
        var current = now.ToUnixTimeSeconds() / Seconds;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (step > lastUsed && Fits(code, At(secret, step)))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The code of one step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as code generators implement it; HMAC-SHA-1 is not broken.")]
    public static string At(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0x0f, 4)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The address a code generator reads from a QR code.</summary>
    public static string Address(string officer, byte[] secret) =>
        $"otpauth://totp/HrBureau:{Uri.EscapeDataString(officer)}?secret={Base32(secret)}&issuer=HrBureau";

    private static bool Fits(string? code, string right) =>
        code is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(right));

    private static string Base32(byte[] bytes)
    {
        const string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var octet in bytes)
        {
            (held, bits) = ((held << 8) | octet, bits + 8);
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(digits[(held >> bits) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return text.ToString();
    }
}
