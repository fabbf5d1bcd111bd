using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace HrBureau.Domain;

/// <summary>The kebab-case words of enums, as they stand on the wire, in seeds and in stored payloads.</summary>
public static class WireWord
{
    /// <summary>The word of a value: <c>Behaviour.RoadBlocked</c> gives <c>road-blocked</c>.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="value">A named value of the enum.</param>
    /// <returns>The word in lower case with hyphens.</returns>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Words<TEnum>.ByValue[value];

    /// <summary>Finds the value of a word; case and spelling must be exact.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="word">A word such as <c>road-blocked</c>.</param>
    /// <param name="value">The value when the word is known.</param>
    /// <returns>False when no value of the enum has this word.</returns>
    public static bool TryParse<TEnum>([NotNullWhen(true)] string? word, out TEnum value)
        where TEnum : struct, Enum
    {
        value = default;
        return word is not null && Words<TEnum>.ByWord.TryGetValue(word, out value);
    }

    /// <summary>Every word of an enum, in the order of its values.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <returns>The words.</returns>
    public static IReadOnlyList<string> All<TEnum>()
        where TEnum : struct, Enum => Words<TEnum>.InOrder;

    private static class Words<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> ByValue = Enum.GetValues<TEnum>()
            .ToFrozenDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));

        public static readonly FrozenDictionary<string, TEnum> ByWord =
            ByValue.ToFrozenDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

        public static readonly string[] InOrder = [.. Enum.GetValues<TEnum>().Select(v => ByValue[v])];
    }
}
