using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace HrBureau.Storage;

/// <summary>
/// Seals personal fields with a key per person: <c>sealed:v1:algorithm:keyId:base64</c>. Person keys are random and
/// wrapped by a key derived from the master secret; destroying one makes everything sealed with it unreadable.
/// </summary>
public sealed class PersonSeal
{
    public const string Aes = "aes-256-gcm";
    public const string Sm4 = "sm4-gcm";
    private const string Prefix = "sealed:v1:";
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int MasterIdBytes = 4;
    private readonly string _algorithm;
    private readonly List<(byte[] Id, byte[] Key)> _masters;

    /// <param name="secrets">Master secrets of at least 32 bytes: the one in use, then older ones.</param>
    /// <param name="algorithm">What new seals use; each seal names its own.</param>
    public PersonSeal(IReadOnlyList<byte[]> secrets, string algorithm = Aes)
    {
        if (secrets.Count == 0 || secrets.Any(s => s.Length < KeyBytes))
        {
            throw StorageOptionsException.Because("storage-secret-short", $"The secret for sealing is shorter than 32 bytes: put base64 of at least 32 random bytes in HRB_TOKEN_KEY_FILE.");
        }

        if (algorithm is not (Aes or Sm4))
        {
            throw StorageOptionsException.Because("storage-seal-wrong", $"HRB_SEAL is '{algorithm}': use {Aes} or {Sm4}.");
        }

        _algorithm = algorithm;
        _masters = [.. secrets.Select(Master)];
    }

    public static bool IsSealed(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The key a sealed text needs.</summary>
    /// <exception cref="FormatException">The text is not sealed.</exception>
    public static string KeyIdOf(string text) => Parts(text).KeyId;

    /// <summary>A new key for a person, wrapped.</summary>
    /// <param name="keyId"><c>incident/personId</c>, without a colon.</param>
    public PersonKeyRow NewKey(string keyId)
    {
        if (keyId.Contains(':', StringComparison.Ordinal))
        {
            throw new ArgumentException("A key id carries no colon.", nameof(keyId));
        }

        var (id, master) = _masters[0];
        var wrapped = Encrypt(Aes, master, RandomNumberGenerator.GetBytes(KeyBytes), Encoding.UTF8.GetBytes(keyId));
        return new PersonKeyRow(keyId, [.. id, .. wrapped]);
    }

    /// <summary>Takes a person's key out of its wrapping, for whoever seals or opens many texts with it.</summary>
    /// <exception cref="CryptographicException">The key was altered, or wrapped by a secret that is not known.</exception>
    public PersonKey Unwrap(PersonKeyRow key) => new(key.KeyId, Unwrap(key.KeyId, key.Wrapped));

    public string Seal(PersonKeyRow key, string plain) => Seal(Unwrap(key), plain);

    public string Seal(PersonKey key, string plain)
    {
        var body = Encrypt(_algorithm, key.Sealing(_algorithm), Encoding.UTF8.GetBytes(plain), Encoding.UTF8.GetBytes(key.KeyId));
        return $"{Prefix}{_algorithm}:{key.KeyId}:{Convert.ToBase64String(body)}";
    }

    /// <summary>Opens a sealed text, or answers nothing when its key is gone.</summary>
    /// <exception cref="CryptographicException">The text or the key was altered.</exception>
    public string? Open(string text, IReadOnlyDictionary<string, byte[]> wrappedKeys)
    {
        var keyId = KeyIdOf(text);
        return wrappedKeys.TryGetValue(keyId, out var wrapped) ? Open(text, Unwrap(new PersonKeyRow(keyId, wrapped))) : null;
    }

    /// <summary>Opens a sealed text with its key.</summary>
    /// <exception cref="CryptographicException">The text was altered, or sealed with another key.</exception>
    public static string Open(string text, PersonKey key)
    {
        var (algorithm, keyId, body) = Parts(text);
        return Encoding.UTF8.GetString(Decrypt(algorithm, key.Sealing(algorithm), body, Encoding.UTF8.GetBytes(keyId)));
    }

    private static (string Algorithm, string KeyId, byte[] Body) Parts(string text) =>
        IsSealed(text) && text.Split(':') is [_, _, (Aes or Sm4) and var algorithm, var keyId, var body]
            ? (algorithm, keyId, Convert.FromBase64String(body))
            : throw new FormatException("The text is not sealed in a way this program knows.");

    private static (byte[] Id, byte[] Key) Master(byte[] secret)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyBytes, info: "hrbureau person keys v1"u8.ToArray());
        return (SHA256.HashData(key)[..MasterIdBytes], key);
    }

    internal static byte[] SealingKey(byte[] person, string algorithm) =>
        HKDF.Expand(HashAlgorithmName.SHA256, person, algorithm == Sm4 ? 16 : 32, Encoding.UTF8.GetBytes("hrbureau seal v1 " + algorithm));

    private static byte[] Encrypt(string algorithm, byte[] key, byte[] plain, byte[] bound)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        if (algorithm == Sm4)
        {
            return [.. nonce, .. RunSm4(true, key, nonce, plain, bound)];
        }

        var cipher = new byte[plain.Length];
        var tag = new byte[TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, cipher, tag, bound);
        return [.. nonce, .. cipher, .. tag];
    }

    private static byte[] Decrypt(string algorithm, byte[] key, byte[] body, byte[] bound)
    {
        if (body.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("A sealed text is cut short.");
        }

        var nonce = body[..NonceBytes];
        if (algorithm == Sm4)
        {
            return RunSm4(false, key, nonce, body[NonceBytes..], bound);
        }

        var plain = new byte[body.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(nonce, body.AsSpan(NonceBytes, plain.Length), body.AsSpan(NonceBytes + plain.Length), plain, bound);
        return plain;
    }

    private static byte[] RunSm4(bool encrypt, byte[] key, byte[] nonce, byte[] input, byte[] bound)
    {
        var cipher = new GcmBlockCipher(new SM4Engine());
        cipher.Init(encrypt, new AeadParameters(new KeyParameter(key), TagBytes * 8, nonce, bound));
        var output = new byte[cipher.GetOutputSize(input.Length)];
        var done = cipher.ProcessBytes(input, 0, input.Length, output, 0);
        try
        {
            cipher.DoFinal(output, done);
        }
        catch (Org.BouncyCastle.Crypto.InvalidCipherTextException e)
        {
            throw new CryptographicException("A sealed text was altered.", e);
        }

        return output;
    }

    private byte[] Unwrap(string keyId, byte[] wrapped)
    {
        var id = wrapped[..MasterIdBytes];
        var master = _masters.Find(m => m.Id.AsSpan().SequenceEqual(id)).Key
            ?? throw new CryptographicException("A person's key was wrapped by a secret that is not in HRB_TOKEN_KEY_FILE.");
        return Decrypt(Aes, master, wrapped[MasterIdBytes..], Encoding.UTF8.GetBytes(keyId));
    }
}
