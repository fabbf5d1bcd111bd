using System.Globalization;
using System.Text.RegularExpressions;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>How the value of a place in a sentence is shown, by the set the place names.</summary>
internal static partial class Places
{
    public static string? Show(string? value, string? set, CountyNames names) => value is null ? null : set switch
    {
        null => value,
        "time" => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? Words.Time(at) : value,
        "money" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var fen) ? Words.Money(fen) : value,
        "notice" => Notice(value),
        "agency" => names.Agency(value),
        "officer" => names.Officer(value),
        "GivenUp" => TextTable.Words.Find($"CallLapse.{value}") ?? Words.Of("WebhookFault", value),
        "Graded" => WireWord.TryParse<Grade>(value, out var grade) ? Words.Graded(grade) : value,
        "statute" => names.Basis(value) is { } basis ? $"{basis.Title}{basis.Article}" : value,
        _ => Words.Listed(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => Words.Of(set, word))),
    };

    /// <summary>Of a notice's id: which entry owes it, and by which channel.</summary>
    private static string Notice(string id) => NoticeId().Match(id) is { Success: true } parts
        ? PageText.Of("notice.of-entry", parts.Groups[1].Value, Words.Of("NoticeChannel", parts.Groups[2].Value))
        : id;

    [GeneratedRegex(@"^ntc-inc-.*?-(\d+)-[a-z].*-(desk|call-task|webhook)$")]
    private static partial Regex NoticeId();
}
