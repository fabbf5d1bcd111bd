using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>What the list shows; all of it stands in the address, so that a list can be shared and gone back to.</summary>
/// <param name="Phase">Phase word; null for what is not closed.</param>
/// <param name="Grade">Grade word.</param>
/// <param name="Holder">Officer id, <c>none</c> or <c>me</c>.</param>
/// <param name="Overdue">Only what is overdue.</param>
/// <param name="Drill">Drills instead of real incidents; never both.</param>
/// <param name="Text">Search words.</param>
/// <param name="Cursor">From the page before.</param>
public sealed record ListFilters(string? Phase, string? Grade, string? Holder, bool Overdue, bool Drill, string? Text, string? Cursor)
{
    private const int Rows = 50;

    /// <summary>Every real incident that is not closed.</summary>
    public static ListFilters None { get; } = new(null, null, null, false, false, null, null);

    /// <summary>Whether anything is filtered.</summary>
    public bool Any => Phase is not null || Grade is not null || Holder is not null || Overdue || Text is not null;

    /// <summary>Reads the address.</summary>
    public static ListFilters Of(IQueryCollection query) => new(
        Word(query, "phase"), Word(query, "grade"), Word(query, "holder"), Word(query, "overdue") == "true", Word(query, "drill") == "true", Word(query, "q"), Word(query, "cursor"));

    /// <summary>The address of these filters.</summary>
    public string Href(string? selected = null)
    {
        var pairs = new (string Name, string? Value)[]
        {
            ("phase", Phase), ("grade", Grade), ("holder", Holder), ("overdue", Overdue ? "true" : null), ("drill", Drill ? "true" : null), ("q", Text), ("cursor", Cursor), ("sel", selected),
        };
        return "/" + QueryString.Create(pairs.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value)).ToUriComponent();
    }

    /// <summary>What the board is asked.</summary>
    /// <param name="me">The reader's id.</param>
    public BoardQueryGiven Query(string? me) => new(
        WireWord.TryParse<Phase>(Phase, out var phase) ? phase : null,
        WireWord.TryParse<Grade>(Grade, out var grade) ? grade : null,
        null,
        Holder == "me" ? me : Holder,
        Overdue ? true : null,
        Text is { } typed ? Show.Spoken(typed) : null,
        Drill,
        ListCursor.TryRead(Cursor, out _) ? Cursor : null,
        Rows);

    private static string? Word(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 and <= 100 } word ? word : null;
}
