using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Marks a kept state with a key that the database does not hold: one that was changed there is found when it is loaded.</summary>
public sealed class SnapshotSeal(SiloSecret secret)
{
    private const int MarkLength = 2 * HMACSHA256.HashSizeInBytes;
    private readonly IReadOnlyList<byte[]> _keys = secret.Derive("snapshot");

    public AppendSnapshot Seal(string incident, long version, string state) =>
        new(IncidentState.FoldNumber, Mark(_keys[0], incident, version, IncidentState.FoldNumber, state) + state);

    /// <summary>The state that was kept; null when it is not as somebody wrote it who holds a key.</summary>
    public string? Open(Snapshot kept)
    {
        if (kept.State.Length < MarkLength)
        {
            return null;
        }

        var (mark, state) = (Encoding.UTF8.GetBytes(kept.State[..MarkLength]), kept.State[MarkLength..]);
        return _keys.Any(key => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Mark(key, kept.Incident, kept.Version, kept.Fold, state)), mark)) ? state : null;
    }

    private static string Mark(byte[] key, string incident, long version, int fold, string state)
    {
        using var mark = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mark.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{incident}\n{version}\n{fold}\n")));
        mark.AppendData(Encoding.UTF8.GetBytes(state));
        return Convert.ToHexStringLower(mark.GetHashAndReset());
    }
}
