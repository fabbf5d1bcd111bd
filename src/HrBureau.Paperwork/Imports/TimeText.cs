using System.Globalization;
using System.Text;
using HrBureau.Domain;

namespace HrBureau.Paperwork;

/// <summary>Times as platforms write them; one without an offset is the county's.</summary>
internal static class TimeText
{
    private static readonly DateTime FirstSerialDay = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private static readonly string[] Forms =
    [
        "yyyy-M-d'T'H:m:s", "yyyy-M-d'T'H:m:s.FFFFFFF", "yyyy-M-d H:m:s", "yyyy-M-d H:m:s.FFFFFFF", "yyyy-M-d H:m", "yyyy-M-d H", "yyyy-M-d",
        "yyyy/M/d H:m:s", "yyyy/M/d H:m", "yyyy/M/d", "yyyy.M.d H:m:s", "yyyy.M.d H:m", "yyyy.M.d",
        "yyyyMMddHHmmss", "yyyyMMdd HHmmss", "yyyyMMdd",
    ];

    private static readonly string[] FormsWithOffset = ["yyyy-M-d'T'H:m:sK", "yyyy-M-d'T'H:m:s.FFFFFFFK", "yyyy-M-d'T'H:mK"];

    public static DateTimeOffset? Of(SheetCell cell)
    {
        var text = Figures(cell.Text);
        if (DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return At(time);
        }

        if (DateTimeOffset.TryParseExact(text, FormsWithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
        {
            return exact;
        }

        return cell.Kind == SheetCellKind.Number && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is >= 20_000 and < 100_000
            ? At(FirstSerialDay.AddSeconds(Math.Round(serial * 86_400)))
            : null;
    }

    /// <summary>The text with signs in place of the marks for year, month, day, hour.</summary>
    private static string Figures(string text)
    {
        var figures = new StringBuilder(text.Normalize(NormalizationForm.FormKC));
        foreach (var (mark, sign) in TableWords.Known.Time)
        {
            figures.Replace(mark, sign);
        }

        return figures.Replace("  ", " ").ToString().Trim(' ', ':');
    }

    private static DateTimeOffset At(DateTime time) => new(time, CountyTime.Offset);
}
