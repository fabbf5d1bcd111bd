using System.Globalization;
using System.Text;

namespace HrBureau.Domain;

/// <summary>Names of files as people may meet them: no folders, nothing invisible, nothing a file system or a header could take for more than a name.</summary>
public static class EvidenceName
{
    /// <summary>How many characters a name may have.</summary>
    public const int Limit = 80;

    private const int ByteLimit = 240;
    private const int ExtensionLimit = 10;
    private const string Nameless = "file";

    /// <summary>A name that can be kept and served.</summary>
    /// <param name="given">What the sender called it.</param>
    /// <returns>The last part of a path, without what nobody sees, cut in front of its ending; <c>file</c> where nothing is left.</returns>
    public static string Clean(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes().Where(IsSeen))
        {
            kept.Append(IsSafe(rune) ? rune.ToString() : "_");
        }

        var name = kept.ToString().Normalize().Trim(' ', '.');
        return name.Length == 0 ? Nameless : Shorten(name);
    }

    /// <summary>The ending of a name.</summary>
    /// <param name="name">A name.</param>
    /// <returns>What stands behind the last dot, lower case; empty where there is none.</returns>
    public static string ExtensionOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[(dot + 1)..].ToLowerInvariant();
    }

    private static bool IsSeen(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static bool IsSafe(Rune rune) => rune.Value is not ('<' or '>' or ':' or '"' or '|' or '?' or '*' or ';' or '%' or '`');

    private static string Shorten(string name)
    {
        var ending = ExtensionOf(name) is { Length: > 0 and <= ExtensionLimit } extension ? name[^(extension.Length + 1)..] : "";
        var kept = new StringBuilder();
        var (count, bytes) = (ending.Length, Encoding.UTF8.GetByteCount(ending));
        foreach (var rune in name[..^ending.Length].EnumerateRunes())
        {
            count++;
            bytes += rune.Utf8SequenceLength;
            if (count > Limit || bytes > ByteLimit)
            {
                break;
            }

            kept.Append(rune);
        }

        return $"{kept.ToString().TrimEnd(' ', '.')}{ending}";
    }
}
