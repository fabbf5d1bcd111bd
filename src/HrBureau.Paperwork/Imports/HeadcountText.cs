using System.Globalization;
using System.Text;

namespace HrBureau.Paperwork;

/// <summary>People as platforms write them: with a word such as <c>about</c> before the figure and a counting word behind it.</summary>
internal static class HeadcountText
{
    public static int? Of(string text)
    {
        var bare = new StringBuilder(text.Normalize(NormalizationForm.FormKC)).Replace(" ", "");
        foreach (var word in TableWords.Known.Headcount.Around)
        {
            bare.Replace(word, "");
        }

        return decimal.TryParse(bare.ToString(), NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var people)
            && decimal.Truncate(people) == people && Math.Abs(people) < int.MaxValue ? (int)people : null;
    }
}
