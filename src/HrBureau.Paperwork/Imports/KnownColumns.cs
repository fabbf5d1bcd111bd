using System.Collections.Frozen;
using HrBureau.Contracts;

namespace HrBureau.Paperwork;

/// <summary>How platforms name their columns: a first guess, which a person looks at before anything is taken.</summary>
/// <remarks>The words are in <c>table-words.json</c>; a unit in brackets behind them does not count.</remarks>
public static class KnownColumns
{
    private static readonly FrozenDictionary<string, ReportColumn> Words = TableWords.Known.Columns.SelectMany(pair => pair.Value.Select(word => KeyValuePair.Create(Bare(word), pair.Key))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The field a header names.</summary>
    /// <returns>Null for a header that is not known.</returns>
    public static ReportColumn? FieldOf(string header) => Words.TryGetValue(Bare(header), out var field) ? field : null;

    /// <summary>Whether a header is known.</summary>
    public static bool Knows(string header) => Words.ContainsKey(Bare(header));

    /// <summary>A first mapping of a table's columns: the first header known for each field.</summary>
    public static IReadOnlyDictionary<ReportColumn, string> Guess(IReadOnlyList<string> header)
    {
        var guess = new Dictionary<ReportColumn, string>();
        foreach (var name in header)
        {
            if (FieldOf(name) is { } field)
            {
                guess.TryAdd(field, name);
            }
        }

        return guess;
    }

    /// <summary>What a money column counts, as its header says in brackets.</summary>
    public static AmountUnit UnitOf(string? header) => header is null || header.AsSpan().IndexOfAny('(', '\uFF08') is var bracket && bracket < 0
        ? AmountUnit.Yuan
        : TableWords.Known.Amount.Fen.FirstOrDefault(pair => header.AsSpan(bracket).Contains(pair.Key, StringComparison.Ordinal)).Value switch
        {
            1_000_000 => AmountUnit.TenThousandYuan,
            1 => AmountUnit.Fen,
            _ => AmountUnit.Yuan,
        };

    private static string Bare(string header)
    {
        var bracket = header.AsSpan().IndexOfAny('(', '\uFF08');
        var bare = bracket > 0 ? header[..bracket] : header;
        return bare.Trim('*', ' ', ':', '\uFF1A').Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
    }
}
