using System.Security.Cryptography;
using System.Text;

namespace HrBureau.Storage;

/// <summary>Makes and unwraps the keys of files: random ones, one for each file, wrapped by a key derived from the master secret.</summary>
public sealed class FileSeal
{
    /// <summary>How pieces are sealed; each file names its own.</summary>
    public const string Aes = "aes-256-gcm";

    private const int KeyBytes = 32;
    private const int MasterIdBytes = 4;
    private readonly List<(byte[] Id, byte[] Key)> _masters;

    /// <param name="secrets">Master secrets of at least 32 bytes: the one in use, then older ones.</param>
    public FileSeal(IReadOnlyList<byte[]> secrets)
    {
        if (secrets.Count == 0 || secrets.Any(s => s.Length < KeyBytes))
        {
            throw StorageOptionsException.Because("storage-secret-short", $"The secret for sealing is shorter than 32 bytes: put base64 of at least 32 random bytes in HRB_TOKEN_KEY_FILE.");
        }

        _masters = [.. secrets.Select(Master)];
    }

    /// <summary>A new key for a file, and how it is kept.</summary>
    internal (FileKey Key, byte[] Wrapped) NewKey(string file)
    {
        var (id, master) = _masters[0];
        var bytes = RandomNumberGenerator.GetBytes(KeyBytes);
        return (new FileKey(file, bytes), [.. id, .. FileKey.Encrypt(master, bytes, Bound(file))]);
    }

    /// <exception cref="EvidenceDamagedException">The key was altered, or wrapped by a secret that is not known.</exception>
    internal FileKey Unwrap(string file, string algorithm, byte[] wrapped)
    {
        if (algorithm != Aes)
        {
            throw new EvidenceDamagedException($"A file is sealed by '{algorithm}', which this program does not know.");
        }

        var master = wrapped.Length > MasterIdBytes ? _masters.Find(m => m.Id.AsSpan().SequenceEqual(wrapped.AsSpan(0, MasterIdBytes))).Key : null;
        return master is null
            ? throw new EvidenceDamagedException("A file's key was wrapped by a secret that is not in HRB_TOKEN_KEY_FILE.")
            : new FileKey(file, FileKey.Decrypt(master, wrapped.AsSpan(MasterIdBytes), Bound(file)));
    }

    private static byte[] Bound(string file) => Encoding.UTF8.GetBytes($"key\n{file}");

    private static (byte[] Id, byte[] Key) Master(byte[] secret)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyBytes, info: "hrbureau file keys v1"u8.ToArray());
        return (SHA256.HashData(key)[..MasterIdBytes], key);
    }
}
