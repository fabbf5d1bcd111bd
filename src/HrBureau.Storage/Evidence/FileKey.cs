using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HrBureau.Storage;

/// <summary>
/// The key of one file, in memory only. Every piece is bound to its file, its number and its place, so that none can be swapped,
/// moved or taken from another file.
/// </summary>
internal sealed class FileKey(string file, byte[] key)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public byte[] SealChunk(int number, long start, ReadOnlySpan<byte> plain) => Encrypt(key, plain, Place(number, start));

    /// <exception cref="EvidenceDamagedException">The piece is not the one that was sealed for this place.</exception>
    public byte[] OpenChunk(int number, long start, ReadOnlySpan<byte> body) => Decrypt(key, body, Place(number, start));

    /// <summary>Seals words about the file, bound to what else is said of it in the open.</summary>
    public byte[] SealWords(string bound, ReadOnlySpan<byte> plain) => Encrypt(key, plain, Words(bound));

    /// <exception cref="EvidenceDamagedException">The words, or what they are bound to, were altered.</exception>
    public byte[] OpenWords(string bound, ReadOnlySpan<byte> body) => Decrypt(key, body, Words(bound));

    internal static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> plain, byte[] bound)
    {
        var body = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(body.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(body.AsSpan(0, NonceBytes), plain, body.AsSpan(NonceBytes, plain.Length), body.AsSpan(NonceBytes + plain.Length), bound);
        return body;
    }

    internal static byte[] Decrypt(byte[] key, ReadOnlySpan<byte> body, byte[] bound)
    {
        if (body.Length < NonceBytes + TagBytes)
        {
            throw new EvidenceDamagedException("Something sealed is cut short.");
        }

        var plain = new byte[body.Length - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(body[..NonceBytes], body.Slice(NonceBytes, plain.Length), body[(NonceBytes + plain.Length)..], plain, bound);
            return plain;
        }
        catch (CryptographicException e)
        {
            throw new EvidenceDamagedException("Something sealed was altered since it was taken.", e);
        }
    }

    private byte[] Place(int number, long start) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"chunk\n{file}\n{number}\n{start}"));

    private byte[] Words(string bound) => Encoding.UTF8.GetBytes($"words\n{file}\n{bound}");
}
