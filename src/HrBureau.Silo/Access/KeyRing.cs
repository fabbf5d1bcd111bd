using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace HrBureau.Silo;

/// <summary>
/// Keys derived from the secrets of the token key file, newest first: the first signs and seals, every one verifies and opens.
/// One purpose, one key: each is drawn by HKDF under its own label.
/// </summary>
public sealed class KeyRing : IDisposable
{
    // Order of P-256 (FIPS 186-5, D.1.2.3).
    private static readonly BigInteger Order = BigInteger.Parse(
        "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
        System.Globalization.NumberStyles.HexNumber,
        System.Globalization.CultureInfo.InvariantCulture);

    private readonly SigningKey[] signing;

    public KeyRing(IReadOnlyList<byte[]> secrets)
    {
        ArgumentOutOfRangeException.ThrowIfZero(secrets.Count);
        signing = [.. secrets.Select(Signing)];
        SealingSecrets = [.. secrets.Select(secret => Derive(secret, "sealing", 32))];
        AccountKeys = [.. secrets.Select(secret => Derive(secret, "accounts", 32))];
    }

    /// <summary>Secrets for sealing personal data, newest first.</summary>
    public IReadOnlyList<byte[]> SealingSecrets { get; }

    /// <summary>What the keys are called, newest first: it tells them apart and nothing about them.</summary>
    public IReadOnlyList<string> Ids => [.. signing.Select(key => key.Id)];

    internal IReadOnlyList<byte[]> AccountKeys { get; }

    internal SigningKey Newest => signing[0];

    internal SigningKey? Find(string id) => Array.Find(signing, key => key.Id == id);

    public void Dispose() => Array.ForEach(signing, key => key.Dispose());

    private static SigningKey Signing(byte[] secret)
    {
        // 64 bits more than the order, so that the remainder is as good as even (FIPS 186-5, A.2.1).
        var wide = new BigInteger(Derive(secret, "signing", 40), isUnsigned: true, isBigEndian: true);
        var scalar = (wide % (Order - 1)) + 1;
        var bytes = new byte[32];
        var digits = scalar.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes, bytes.Length - digits.Length);
        return new SigningKey(Convert.ToHexStringLower(Derive(secret, "key id", 8)), bytes);
    }

    private static byte[] Derive(byte[] secret, string purpose, int length) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, length, info: Encoding.UTF8.GetBytes($"hrbureau {purpose} v1"));

    internal sealed class SigningKey(string id, byte[] scalar) : IDisposable
    {
        public string Id { get; } = id;

        public ECDsa Key { get; } = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });

        public void Dispose() => Key.Dispose();
    }
}
