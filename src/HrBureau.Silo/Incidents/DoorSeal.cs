using System.Security.Cryptography;
using System.Text;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Seals the reporter's data between the two transactions of the intake, when there is no incident yet whose person keys could.</summary>
/// <remarks>The intake row is emptied when the report has become an entry; from then on only the person's own key opens the data.</remarks>
public sealed class DoorSeal
{
    private const string Mark = "door:";
    private readonly IReadOnlyList<byte[]> _keys;

    public DoorSeal(SiloSecret secret)
    {
        _keys = secret.Derive("door");
        Scope = new PersonalScope(Close, Open);
    }

    public PersonalScope Scope { get; }

    private string Close(Personal personal)
    {
        var clear = Encoding.UTF8.GetBytes(personal.Value!);
        var box = new byte[AesGcm.NonceByteSizes.MaxSize + clear.Length + AesGcm.TagByteSizes.MaxSize];
        var nonce = box.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys[0], AesGcm.TagByteSizes.MaxSize);
        aes.Encrypt(nonce, clear, box.AsSpan(nonce.Length, clear.Length), box.AsSpan(nonce.Length + clear.Length), Encoding.UTF8.GetBytes(personal.Person));
        return $"{Mark}{personal.Person}:{Convert.ToBase64String(box)}";
    }

    private Personal Open(string text)
    {
        var parts = text.StartsWith(Mark, StringComparison.Ordinal) ? text[Mark.Length..].Split(':') : [];
        if (parts is not [var person, var sealedText])
        {
            throw new CryptographicException("The text did not come through the door.");
        }

        var box = Convert.FromBase64String(sealedText);
        var nonce = box.AsSpan(0, AesGcm.NonceByteSizes.MaxSize);
        var clear = new byte[box.Length - nonce.Length - AesGcm.TagByteSizes.MaxSize];
        foreach (var key in _keys)
        {
            try
            {
                using var aes = new AesGcm(key, AesGcm.TagByteSizes.MaxSize);
                aes.Decrypt(nonce, box.AsSpan(nonce.Length, clear.Length), box.AsSpan(nonce.Length + clear.Length), clear, Encoding.UTF8.GetBytes(person));
                return new Personal(person, Encoding.UTF8.GetString(clear));
            }
            catch (AuthenticationTagMismatchException)
            {
                // Sealed under an older key, or not by us.
            }
        }

        throw new CryptographicException("A reporter's data were sealed under a key that HRB_TOKEN_KEY_FILE no longer holds; put the older key back as a further line.");
    }
}
