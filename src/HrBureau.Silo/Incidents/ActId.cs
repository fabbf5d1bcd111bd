using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HrBureau.Silo;

/// <summary>The name of an act, made of incident, officer and idempotency key. It is the head of its entries' ids, so that the log knows which entries are one act.</summary>
internal static class ActId
{
    private const int Bytes = 12;

    public static string Of(string incident, string officer, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{incident}\n{officer}\n{key}")).AsSpan(0, Bytes));

    /// <summary>The id of the n-th entry of an act: the same command writes the same ids, which is how a lost answer is found again.</summary>
    public static Guid EventId(string act, int ordinal)
    {
        Span<byte> bytes = stackalloc byte[16];
        Convert.FromHexString(act).CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[Bytes..], ordinal);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Which entry of its act it is, from 0.</summary>
    public static int OrdinalOf(Guid eventId) => BinaryPrimitives.ReadInt32BigEndian(eventId.ToByteArray(bigEndian: true).AsSpan(Bytes));

    public static string Of(Guid eventId) => Convert.ToHexStringLower(eventId.ToByteArray(bigEndian: true).AsSpan(0, Bytes));
}
