using System.Security.Cryptography;
using HrBureau.Domain;
using Org.BouncyCastle.Crypto.Digests;

namespace HrBureau.Storage;

/// <summary>Both digests of a file, and its ends, gathered while its pieces go by.</summary>
internal sealed class EvidenceDigest : IDisposable
{
    private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SM3Digest _sm3 = new();
    private readonly List<byte> _head = [];
    private byte[] _tail = [];

    public long Bytes { get; private set; }

    public ReadOnlySpan<byte> Head => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_head);

    public ReadOnlySpan<byte> Tail => _tail;

    public void Add(ReadOnlySpan<byte> piece)
    {
        _sha256.AppendData(piece);
        _sm3.BlockUpdate(piece);
        Bytes += piece.Length;
        _head.AddRange(piece[..Math.Min(piece.Length, EvidenceSniffer.HeadBytes - Math.Min(_head.Count, EvidenceSniffer.HeadBytes))]);
        _tail = piece.Length >= EvidenceSniffer.TailBytes
            ? piece[^EvidenceSniffer.TailBytes..].ToArray()
            : [.. _tail.AsSpan(Math.Max(0, _tail.Length + piece.Length - EvidenceSniffer.TailBytes)), .. piece];
    }

    public string Sha256() => Convert.ToHexStringLower(_sha256.GetCurrentHash());

    public string Sm3()
    {
        var hash = new byte[_sm3.GetDigestSize()];
        new SM3Digest(_sm3).DoFinal(hash);
        return Convert.ToHexStringLower(hash);
    }

    public void Dispose() => _sha256.Dispose();
}
