using System.Buffers.Binary;
using System.Text;

namespace HrBureau.Domain;

/// <summary>Says what a file is by its first and last bytes. What its name or its sender claims counts only against it; nothing is unpacked.</summary>
public static class EvidenceSniffer
{
    /// <summary>How many of its first bytes are looked at, at most.</summary>
    public const int HeadBytes = 64 * 1024;

    /// <summary>How many of its last bytes are looked at, at most: a list of contents stands at the end of an archive.</summary>
    public const int TailBytes = 128 * 1024;

    private static readonly (byte[] Magic, EvidenceType Type)[] Magics =
    [
        ([0xFF, 0xD8, 0xFF], EvidenceType.Jpeg),
        ([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], EvidenceType.Png),
        ([.. "GIF87a"u8], EvidenceType.Gif),
        ([.. "GIF89a"u8], EvidenceType.Gif),
        ([.. "%PDF-"u8], EvidenceType.Pdf),
        ([.. "#!AMR"u8], EvidenceType.Amr),
        ([.. "OggS"u8], EvidenceType.Ogg),
        ([.. "ID3"u8], EvidenceType.Mp3),
        ([0xFF, 0xFB], EvidenceType.Mp3),
        ([0xFF, 0xFA], EvidenceType.Mp3),
        ([0xFF, 0xF3], EvidenceType.Mp3),
        ([0xFF, 0xF2], EvidenceType.Mp3),
    ];

    /// <summary>The type of a file.</summary>
    /// <param name="head">Its first bytes, all of them where it is short.</param>
    /// <param name="tail">Its last bytes, all of them where it is short.</param>
    /// <param name="name">Its name, which can make a text a program but never anything better than its bytes are.</param>
    /// <returns>A type of the closed list.</returns>
    public static EvidenceType Sniff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, string name)
    {
        foreach (var (magic, type) in Magics)
        {
            if (head.StartsWith(magic))
            {
                return type;
            }
        }

        if (head.StartsWith("RIFF"u8) && head.Length >= 12)
        {
            return head[8..12].SequenceEqual("WEBP"u8) ? EvidenceType.Webp : head[8..12].SequenceEqual("WAVE"u8) ? EvidenceType.Wav : EvidenceType.Unknown;
        }

        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8))
        {
            return OfBrands(head);
        }

        return head.StartsWith("PK\u0003\u0004"u8) ? EvidenceArchive.Sniff(tail)
            : EvidenceText.IsPlain(head, name) && EvidenceText.IsPlain(tail, name) ? EvidenceType.Text
            : EvidenceType.Unknown;
    }

    /// <summary>The family of ISO 14496-12 names itself in its first box.</summary>
    private static EvidenceType OfBrands(ReadOnlySpan<byte> head)
    {
        var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
        var brands = Encoding.Latin1.GetString(head[8..Math.Clamp(length, 12, 256)]);
        return brands[..4] switch
        {
            "qt  " => EvidenceType.Mov,
            ['3', 'g', 'p' or '2' or 'g' or 'r' or 's' or 'e', _] or ['3', 'g', '2', _] => EvidenceType.ThreeGpp,
            "M4A " or "M4B " => EvidenceType.M4a,
            "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" => EvidenceType.Heic,
            "mif1" or "msf1" => brands.Contains("avif", StringComparison.Ordinal) ? EvidenceType.Unknown : brands.Contains("heic", StringComparison.Ordinal) ? EvidenceType.Heic : EvidenceType.Heif,
            ['i', 's', 'o', _] or ['m', 'p', '4', _] or ['a', 'v', 'c', _] or ['d', 'a', 's', 'h'] or "M4V " or "MSNV" or "mmp4" or "f4v " => EvidenceType.Mp4,
            _ => EvidenceType.Unknown,
        };
    }
}
