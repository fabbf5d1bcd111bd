using System.Security.Cryptography;
using System.Text;

namespace HrBureau.Silo;

/// <summary>The secret of this installation; keys for single purposes are derived from it and from nothing else.</summary>
public sealed class SiloSecret(byte[] master)
{
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: Encoding.UTF8.GetBytes($"hrbureau/{purpose}"));
}
