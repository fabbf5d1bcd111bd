using System.Globalization;
using System.Text;
using HrBureau.Contracts;

namespace HrBureau.Paperwork;

/// <summary>Money as platforms write it: with thousands, a currency sign, a unit behind it, a word such as <c>about</c> before it.</summary>
internal static class AmountText
{
    private const NumberStyles Figures = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;

    /// <returns>Whole fen; or null where the text is no sum, or one that does not come out in whole fen.</returns>
    public static long? Fen(string text, AmountUnit unit)
    {
        var figures = Bare(text);
        decimal factor = unit switch { AmountUnit.TenThousandYuan => 1_000_000, AmountUnit.Fen => 1, _ => 100 };
        foreach (var (word, fen) in TableWords.Known.Amount.Fen)
        {
            if (figures.EndsWith(word, StringComparison.Ordinal))
            {
                (figures, factor) = (figures[..^word.Length], fen);
                break;
            }
        }

        if (!decimal.TryParse(figures, Figures, CultureInfo.InvariantCulture, out var amount) || Math.Abs(amount) > 1_000_000_000_000_000m)
        {
            return null;
        }

        // A table program computes in binary: 12.3 plus 4.5 may come out as 16.800000000000001.
        var exact = amount * factor;
        var whole = Math.Round(exact);
        return Math.Abs(exact - whole) < 0.0001m && Math.Abs(whole) < long.MaxValue ? (long)whole : null;
    }

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant()).Replace(" ", "");
        foreach (var word in TableWords.Known.Amount.Around)
        {
            bare.Replace(word, "");
        }

        return bare.ToString();
    }
}
