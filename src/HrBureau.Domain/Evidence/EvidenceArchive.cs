using System.Buffers.Binary;
using System.Text;

namespace HrBureau.Domain;

/// <summary>Reads the names in the list of contents at the end of a ZIP archive, and nothing else of it.</summary>
internal static class EvidenceArchive
{
    private const uint EndMark = 0x06054b50;
    private const uint EntryMark = 0x02014b50;
    private const int EndBytes = 22;
    private const int EntryBytes = 46;
    private const int Most = 4_096;

    /// <summary>A document or a table, if its list of contents says so and names no program.</summary>
    /// <param name="tail">The last bytes of the archive.</param>
    /// <returns><see cref="EvidenceType.Unknown"/> for every other archive.</returns>
    public static EvidenceType Sniff(ReadOnlySpan<byte> tail)
    {
        var names = Names(tail);
        var sound = names.Contains("[Content_Types].xml") && !names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        return !sound ? EvidenceType.Unknown
            : names.Contains("word/document.xml") ? EvidenceType.Docx
            : names.Contains("xl/workbook.xml") ? EvidenceType.Xlsx
            : EvidenceType.Unknown;
    }

    private static HashSet<string> Names(ReadOnlySpan<byte> tail)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var end = tail.Length - EndBytes; end >= 0; end--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[end..]) == EndMark)
            {
                // The list stands directly before its end mark; where it begins is counted back from there.
                var length = BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 12)..]);
                if (length <= end)
                {
                    Read(tail[(end - (int)length)..end], names);
                }

                break;
            }
        }

        return names;
    }

    private static void Read(ReadOnlySpan<byte> list, HashSet<string> names)
    {
        while (list.Length >= EntryBytes && names.Count < Most && BinaryPrimitives.ReadUInt32LittleEndian(list) == EntryMark)
        {
            var name = BinaryPrimitives.ReadUInt16LittleEndian(list[28..]);
            var whole = EntryBytes + name + BinaryPrimitives.ReadUInt16LittleEndian(list[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(list[32..]);
            if (whole > list.Length)
            {
                return;
            }

            names.Add(Encoding.UTF8.GetString(list.Slice(EntryBytes, name)));
            list = list[whole..];
        }
    }
}
