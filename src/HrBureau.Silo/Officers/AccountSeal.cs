using System.Security.Cryptography;
using System.Text;

namespace HrBureau.Silo;

/// <summary>Seals the secrets of code generators and of webhooks, so that a copy of the database signs nobody in. AES-256-GCM, bound to whose it is.</summary>
public sealed class AccountSeal(KeyRing keys)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public string Seal(string officer, byte[] secret)
    {
        var box = new byte[NonceSize + TagSize + secret.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(keys.AccountKeys[0], TagSize);
        aes.Encrypt(
            box.AsSpan(0, NonceSize),
            secret,
            box.AsSpan(NonceSize + TagSize),
            box.AsSpan(NonceSize, TagSize),
            Encoding.UTF8.GetBytes(officer));
        return Convert.ToBase64String(box);
    }

    /// <exception cref="CryptographicException">None of the keys opens it.</exception>
    public byte[] Open(string officer, string text)
    {
        var box = Convert.FromBase64String(text);
        var secret = new byte[box.Length - NonceSize - TagSize];
        foreach (var key in keys.AccountKeys)
        {
            try
            {
                using var aes = new AesGcm(key, TagSize);
                aes.Decrypt(
                    box.AsSpan(0, NonceSize),
                    box.AsSpan(NonceSize + TagSize),
                    box.AsSpan(NonceSize, TagSize),
                    secret,
                    Encoding.UTF8.GetBytes(officer));
                return secret;
            }
            catch (AuthenticationTagMismatchException)
            {
                // Sealed under an older key, or not by us.
            }
        }

        throw new CryptographicException("A kept secret was sealed under a key that HRB_TOKEN_KEY_FILE no longer holds; put the older key back as a further line.");
    }
}
