using System.Security.Cryptography;
using System.Text;

namespace HrBureau.Silo;

/// <summary>The secrets of this installation, newest first; keys for single purposes are derived from them and from nothing else.</summary>
public sealed class SiloSecret(IReadOnlyList<byte[]> masters)
{
    /// <summary>Keys for a purpose, newest first: the first seals and signs, every one opens and recognises.</summary>
    public IReadOnlyList<byte[]> Derive(string purpose) => [.. masters.Select(master => HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: Encoding.UTF8.GetBytes($"hrbureau/{purpose}")))];
}
