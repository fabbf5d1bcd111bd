using System.Globalization;
using System.Text;

namespace HrBureau.Domain;

/// <summary>Characters that nobody sees and that make one name look like another: control, bidirectional and zero-width.</summary>
/// <remarks>A zero-width joiner between two pictures makes one picture of them (a worker of the two signs for helmet and man): there it is seen.</remarks>
public static class Invisible
{
    private const int Joiner = 0x200D;
    private const int PictureSelector = 0xFE0F;

    /// <summary>Whether a text holds one.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for a text that no name can be.</returns>
    public static bool In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            if (IsHidden(runes[i]) && !(runes[i].Value == Joiner && JoinsPictures(runes, i)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool JoinsPictures(Rune[] runes, int at)
    {
        var before = at - 1;
        while (before > 0 && IsStyle(runes[before]))
        {
            before--;
        }

        return before >= 0 && at + 1 < runes.Length && IsPicture(runes[before]) && IsPicture(runes[at + 1]);
    }

    private static bool IsPicture(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol;

    private static bool IsStyle(Rune rune) => rune.Value == PictureSelector || Rune.GetUnicodeCategory(rune) == UnicodeCategory.ModifierSymbol;
}
