using System.Globalization;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>The words people read for the words of the wire.</summary>
public static class Words
{
    /// <summary>The word for an enum value.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Of(typeof(TEnum).Name, WireWord.Of(value));

    /// <summary>The word for a kebab-case word of a set (<c>Phase</c>, <c>ContactState</c>, <c>Command</c> …); the word itself where the set does not know it.</summary>
    public static string Of(string set, string word) => TextTable.Words.Find($"{set}.{word}") ?? word;

    /// <summary>A grade as people write it, with its numeral.</summary>
    public static string Graded(Grade grade) => $"{Of("GradeNumeral", WireWord.Of(grade))} {Of(grade)}";

    /// <summary>Several words as one phrase.</summary>
    public static string Listed(IEnumerable<string> words) => string.Join(Of("Sign", "list"), words);

    /// <summary>A date and time of the county: 2026-01-19 14:26.</summary>
    public static string Time(DateTimeOffset at) => CountyTime.ToLocal(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A report as people speak of it: when, where from, and the number it has there.</summary>
    public static string Report(DateTimeOffset at, ReportSource source, string? number) => number is null ? $"{Time(at)} {Of(source)}" : $"{Time(at)} {Of(source)} {number}";

    /// <summary>Money from fen with its unit, in the one form money has on every page.</summary>
    public static string Money(long fen) => Template.Fill(Of("Sign", "yuan"), (_, _) => Show.Wan(fen));
}
