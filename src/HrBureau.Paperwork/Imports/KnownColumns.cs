using HrBureau.Contracts;

namespace HrBureau.Paperwork;

/// <summary>How platforms name their columns: a first guess, which a person looks at before anything is taken.</summary>
/// <remarks>The words are in <c>table-words.json</c>; a unit in brackets behind them does not count.</remarks>
public static class KnownColumns
{
    private static readonly ColumnWords<ReportColumn> Words = new(TableWords.Known.Columns);

    /// <summary>The field a header names.</summary>
    /// <returns>Null for a header that is not known.</returns>
    public static ReportColumn? FieldOf(string header) => Words.FieldOf(header);

    /// <summary>Whether a header is known.</summary>
    public static bool Knows(string header) => Words.FieldOf(header) is not null;

    /// <summary>A first mapping of a table's columns: the first header known for each field.</summary>
    public static IReadOnlyDictionary<ReportColumn, string> Guess(IReadOnlyList<string> header) => Words.Guess(header);

    /// <summary>What a money column counts, as its header says in brackets.</summary>
    public static AmountUnit UnitOf(string? header) => header is null || header.AsSpan().IndexOfAny('(', '\uFF08') is var bracket && bracket < 0
        ? AmountUnit.Yuan
        : TableWords.Known.Amount.Fen.FirstOrDefault(pair => header.AsSpan(bracket).Contains(pair.Key, StringComparison.Ordinal)).Value switch
        {
            1_000_000 => AmountUnit.TenThousandYuan,
            1 => AmountUnit.Fen,
            _ => AmountUnit.Yuan,
        };
}
