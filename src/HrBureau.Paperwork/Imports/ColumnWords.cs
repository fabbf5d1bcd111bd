using System.Collections.Frozen;

namespace HrBureau.Paperwork;

/// <summary>Headers that name the fields of one kind of table.</summary>
/// <typeparam name="TColumn">The fields.</typeparam>
/// <param name="words">Headers of each field; a unit in brackets behind them does not count.</param>
internal sealed class ColumnWords<TColumn>(IReadOnlyDictionary<TColumn, IReadOnlyList<string>> words)
    where TColumn : struct, Enum
{
    private readonly FrozenDictionary<string, TColumn> _words = words.SelectMany(pair => pair.Value.Select(word => KeyValuePair.Create(Bare(word), pair.Key))).ToFrozenDictionary(StringComparer.Ordinal);

    public TColumn? FieldOf(string header) => _words.TryGetValue(Bare(header), out var field) ? field : null;

    /// <summary>The first header known for each field.</summary>
    public IReadOnlyDictionary<TColumn, string> Guess(IReadOnlyList<string> header)
    {
        var guess = new Dictionary<TColumn, string>();
        foreach (var name in header)
        {
            if (FieldOf(name) is { } field)
            {
                guess.TryAdd(field, name);
            }
        }

        return guess;
    }

    private static string Bare(string header)
    {
        var bracket = header.AsSpan().IndexOfAny('(', '\uFF08');
        var bare = bracket > 0 ? header[..bracket] : header;
        return bare.Trim('*', ' ', ':', '\uFF1A').Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
    }
}
