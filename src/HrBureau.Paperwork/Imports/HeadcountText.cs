using System.Globalization;
using System.Text;

namespace HrBureau.Paperwork;

/// <summary>People as platforms write them: with a word such as <c>about</c> before the figure and a counting word behind it. More than can be counted stays more than can be.</summary>
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
            && decimal.Truncate(people) == people ? (int)Math.Clamp(people, int.MinValue, int.MaxValue) : null;
    }
}
