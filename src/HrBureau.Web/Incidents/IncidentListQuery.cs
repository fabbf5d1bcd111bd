using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Mvc;

namespace HrBureau.Web;

/// <summary>Filters of the list as they stand in an address of the API; the page has the same words for those it offers.</summary>
public sealed record IncidentListQuery
{
    private const int Longest = 200;
    private const int Most = 200;
    private const int Usual = 50;

    /// <summary>A phase; open and ended ones without it.</summary>
    [FromQuery(Name = "phase")]
    public string? Phase { get; init; }

    /// <summary>A grade.</summary>
    [FromQuery(Name = "grade")]
    public string? Grade { get; init; }

    /// <summary><c>name:state</c> of a track, such as <c>joint:late</c>.</summary>
    [FromQuery(Name = "track")]
    public string? Track { get; init; }

    /// <summary>Officer id, <c>me</c> or <c>none</c>.</summary>
    [FromQuery(Name = "holder")]
    public string? Holder { get; init; }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    [FromQuery(Name = "overdue")]
    public string? Overdue { get; init; }

    /// <summary>Search words.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary><c>true</c> for drills only, <c>false</c> for real ones only.</summary>
    [FromQuery(Name = "drill")]
    public string? Drill { get; init; }

    /// <summary>From the page before.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <summary>1–200, 50 without it.</summary>
    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }

    /// <summary>Reads the filters.</summary>
    /// <param name="wrong">The parameter that cannot be read; null when all can.</param>
    /// <returns>The query; the usual list when one cannot be read.</returns>
    public BoardQueryGiven Read(out string? wrong)
    {
        string? bad = null;
        var query = new BoardQueryGiven(
            Word<Phase>("phase", Phase),
            Word<Grade>("grade", Grade),
            Short("track", Track),
            Short("holder", Holder),
            Flag("overdue", Overdue),
            Short("q", Text),
            Flag("drill", Drill),
            Place("cursor", Cursor),
            Number("limit", Limit));
        wrong = bad;
        return query;

        TEnum? Word<TEnum>(string name, string? text)
            where TEnum : struct, Enum => text is null or "" ? null : WireWord.TryParse<TEnum>(text, out var value) ? value : Bad<TEnum?>(name, null);

        bool? Flag(string name, string? text) => text switch
        {
            null or "" => null,
            "true" => true,
            "false" => false,
            _ => Bad<bool?>(name, null),
        };

        string? Short(string name, string? text) => text is null or "" ? null : text.Length <= Longest ? text : Bad<string?>(name, null);

        string? Place(string name, string? text) => ListCursor.TryRead(text, out _) ? text : Bad<string?>(name, null);

        int Number(string name, string? text) =>
            text is null or "" ? Usual
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most ? number
            : Bad(name, Usual);

        T Bad<T>(string name, T value)
        {
            bad ??= name;
            return value;
        }
    }
}
