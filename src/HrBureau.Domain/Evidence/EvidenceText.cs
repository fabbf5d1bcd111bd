using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace HrBureau.Domain;

/// <summary>Tells words from markup, scripts and bytes.</summary>
internal static class EvidenceText
{
    private static readonly HashSet<string> Acting = new(StringComparer.Ordinal)
    {
        "htm", "html", "xhtml", "xht", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "xslt", "hta", "js", "mjs", "cjs", "jse", "vbs", "vbe", "wsf", "wsh",
        "bat", "cmd", "com", "ps1", "psm1", "sh", "bash", "py", "pl", "php", "reg", "inf", "lnk", "url", "scf", "desktop", "css", "swf",
    };

    private static readonly SearchValues<string> Markup = SearchValues.Create(
        ["<html", "<!doctype", "<svg", "<script", "<?xml", "<iframe", "<body", "<head", "<?php"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether bytes are words that no reader would run or draw.</summary>
    /// <param name="bytes">A piece from the beginning or from the end of a file.</param>
    /// <param name="name">The file's name.</param>
    /// <returns>False for an empty piece, markup, scripts, and what is neither UTF-8 nor GB 18030.</returns>
    public static bool IsPlain(ReadOnlySpan<byte> bytes, string name) =>
        bytes.Length > 0
        && !Acting.Contains(EvidenceName.ExtensionOf(name))
        && !bytes.StartsWith("#!"u8)
        && !bytes.ContainsAnyInRange((byte)0x00, (byte)0x08)
        && !bytes.ContainsAnyInRange((byte)0x0E, (byte)0x1F)
        && !Encoding.Latin1.GetString(bytes).AsSpan().ContainsAny(Markup)
        && (IsUtf8(bytes) || IsGb18030(bytes));

    /// <summary>A piece may begin and end within a character.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        var from = 0;
        while (from < Math.Min(3, bytes.Length) && (bytes[from] & 0xC0) == 0x80)
        {
            from++;
        }

        for (var cut = 0; cut < 4 && cut < bytes.Length - from; cut++)
        {
            if (Utf8.IsValid(bytes[from..^cut]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGb18030(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            if (bytes[i] is 0x80 or 0xFF)
            {
                return false;
            }

            if (++i < bytes.Length && bytes[i] is not ((>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFE) or (>= 0x30 and <= 0x39)))
            {
                return false;
            }
        }

        return true;
    }
}
