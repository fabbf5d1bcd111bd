using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HrBureau.Silo;

/// <summary>Keeps the devices of an account apart from strangers' devices.</summary>
internal static class Devices
{
    private const int Kept = 10;

    public static string NewMark() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public static string? HashIfKnown(OfficerRecord record, string? mark)
    {
        if (string.IsNullOrEmpty(mark))
        {
            return null;
        }

        var hash = Hash(mark);
        return record.Devices.Any(device => device.MarkHash == hash) ? hash : null;
    }

    /// <summary>Notes that a device signed in.</summary>
    /// <returns>Whether the record is worth writing: once a day is enough for a device that is known.</returns>
    public static bool Note(OfficerRecord record, string mark, DateTimeOffset now)
    {
        var hash = Hash(mark);
        var known = record.Devices.Find(device => device.MarkHash == hash);
        if (known is not null && now - known.LastSeen < TimeSpan.FromDays(1))
        {
            return false;
        }

        record.Devices.RemoveAll(device => device.MarkHash == hash);
        record.Devices.Add(new KnownDevice { MarkHash = hash, LastSeen = now });
        record.Devices.RemoveRange(0, Math.Max(0, record.Devices.Count - Kept));
        return true;
    }

    private static string Hash(string mark) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mark)));
}
