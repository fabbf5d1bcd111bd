using System.Collections.Frozen;
using HrBureau.Domain;

namespace HrBureau.Paperwork;

/// <summary>What was seen, as platforms write it: several words in one cell.</summary>
internal static class BehaviourText
{
    private static readonly char[] Between = ['\u3001', ',', '\uFF0C', ';', '\uFF1B', '/', '|', '\n'];

    private static readonly FrozenDictionary<string, Behaviour> Words = TableWords.Known.Behaviours
        .SelectMany(pair => pair.Value.Append(WireWord.Of(pair.Key)).Select(word => KeyValuePair.Create(SiteKey.Fold(word), pair.Key)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <returns>Null where a word is not known: nothing that was seen is left out silently.</returns>
    public static IReadOnlyList<Behaviour>? Of(string text)
    {
        var found = new List<Behaviour>();
        foreach (var word in text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Words.TryGetValue(SiteKey.Fold(word), out var behaviour))
            {
                return null;
            }

            if (!found.Contains(behaviour))
            {
                found.Add(behaviour);
            }
        }

        return found.Count > 1 ? [.. found.Where(behaviour => behaviour != Behaviour.None)] : found;
    }
}
