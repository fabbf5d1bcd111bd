using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace HrBureau.Storage;

/// <summary>
/// Chains entries: hash = H(previous hash, every column, H(salt, payload)). Each field goes in with its length,
/// so that no two entries read alike. The salt keeps a reader who sees hashes from guessing payloads.
/// </summary>
public static class HashChain
{
    public const string Sha256 = "sha-256";
    public const string Sm3 = "sm3";
    private const int SaltBytes = 16;

    public static bool Knows(string algorithm) => algorithm is Sha256 or Sm3;

    /// <summary>
    /// Whether the entry has the form in which entries are written: what is hashed says nothing of where the salt ends and the payload
    /// begins, nor of parts of a millisecond.
    /// </summary>
    public static bool MayHaveWritten(LogEntry entry) =>
        Knows(entry.HashAlgorithm)
        && entry.Salt.Length == SaltBytes
        && Times.Whole(entry.At) == entry.At
        && Times.Whole(entry.RecordedAt) == entry.RecordedAt;

    /// <summary>Chains an entry to the one before it.</summary>
    public static LogEntry Link(string incident, long version, NewEntry entry, byte[] previous, string algorithm)
    {
        var linked = new LogEntry(
            incident,
            version,
            entry.EventId,
            entry.Kind,
            entry.Schema,
            Times.Whole(entry.At),
            Times.Whole(entry.RecordedAt),
            entry.By,
            entry.Agency,
            entry.Payload,
            entry.TraceParent,
            RandomNumberGenerator.GetBytes(SaltBytes),
            previous,
            [],
            algorithm);
        return linked with { Hash = Compute(linked) };
    }

    /// <summary>The hash the entry should carry.</summary>
    /// <exception cref="NotSupportedException">The entry names an algorithm this program does not know.</exception>
    public static byte[] Compute(LogEntry entry)
    {
        var body = new MemoryStream(512);
        Write(body, entry.PrevHash);
        Write(body, entry.Incident);
        Write(body, entry.Version);
        Write(body, entry.EventId.ToString("D"));
        Write(body, entry.Kind);
        Write(body, entry.Schema);
        Write(body, entry.At.ToUnixTimeMilliseconds());
        Write(body, entry.RecordedAt.ToUnixTimeMilliseconds());
        Write(body, entry.By);
        Write(body, entry.Agency);
        Write(body, entry.TraceParent);
        Write(body, entry.HashAlgorithm);
        Write(body, Digest(entry.HashAlgorithm, [.. entry.Salt, .. Encoding.UTF8.GetBytes(entry.Payload)]));
        return Digest(entry.HashAlgorithm, body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    private static void Write(MemoryStream body, string? field)
    {
        if (field is null)
        {
            Length(body, -1);
            return;
        }

        Write(body, Encoding.UTF8.GetBytes(field));
    }

    private static void Write(MemoryStream body, long field)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, field);
        Write(body, bytes);
    }

    private static void Write(MemoryStream body, ReadOnlySpan<byte> field)
    {
        Length(body, field.Length);
        body.Write(field);
    }

    private static void Length(MemoryStream body, int length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        body.Write(bytes);
    }

    private static byte[] Digest(string algorithm, ReadOnlySpan<byte> bytes)
    {
        switch (algorithm)
        {
            case Sha256:
                return SHA256.HashData(bytes);
            case Sm3:
                var sm3 = new SM3Digest();
                sm3.BlockUpdate(bytes);
                var hash = new byte[sm3.GetDigestSize()];
                sm3.DoFinal(hash);
                return hash;
            default:
                throw new NotSupportedException($"Hash algorithm '{algorithm}' is not known to this program.");
        }
    }
}
