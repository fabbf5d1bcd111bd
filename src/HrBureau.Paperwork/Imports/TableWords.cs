using System.Reflection;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Paperwork;

/// <summary>Words that platforms use in their tables, from <c>table-words.json</c>.</summary>
/// <param name="Columns">Headers that name a field.</param>
/// <param name="Amount">Words around a sum.</param>
/// <param name="Behaviours">Words for what was seen.</param>
/// <param name="Headcount">Words around a number of people.</param>
/// <param name="Time">Marks within a date, and what stands in their place.</param>
/// <param name="People">Headers that name a field of a table of officers or agencies.</param>
/// <param name="Kinds">Words for the kinds of agency.</param>
internal sealed record TableWords(
    IReadOnlyDictionary<ReportColumn, IReadOnlyList<string>> Columns,
    TableWords.AmountWords Amount,
    IReadOnlyDictionary<Behaviour, IReadOnlyList<string>> Behaviours,
    TableWords.HeadcountWords Headcount,
    IReadOnlyDictionary<string, string> Time,
    IReadOnlyDictionary<PeopleColumn, IReadOnlyList<string>> People,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Kinds)
{
    public static TableWords Known { get; } = Load();

    private static TableWords Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("table-words.json")!;
        return JsonSerializer.Deserialize<TableWords>(stream, JsonSerializerOptions.Web)!;
    }

    /// <param name="Around">Words that say nothing about how much.</param>
    /// <param name="Fen">Units behind the figures, the longer before the shorter, and how many fen each is.</param>
    internal sealed record AmountWords(IReadOnlyList<string> Around, IReadOnlyDictionary<string, long> Fen);

    /// <param name="Around">Words that say nothing about how many.</param>
    internal sealed record HeadcountWords(IReadOnlyList<string> Around);
}
