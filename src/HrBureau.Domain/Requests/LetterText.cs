using System.Text;

namespace HrBureau.Domain;

/// <summary>Words with places <c>{name}</c>. Of the clauses <c>[one|other]</c> the first stands whose places are all known; without such a clause nothing stands there.</summary>
internal static class LetterText
{
    /// <summary>Fills the words.</summary>
    /// <param name="words">The words.</param>
    /// <param name="fact">Gives the fact of a place; null where it is unknown.</param>
    /// <returns>The text; null when a place outside brackets is unknown or a bracket is not closed.</returns>
    public static string? Fill(string words, Func<string, string?> fact)
    {
        var text = new StringBuilder(words.Length + 64);
        for (var at = 0; at < words.Length;)
        {
            var open = words.IndexOf('[', at);
            var close = open < 0 ? words.Length : words.IndexOf(']', open);
            if (close < 0 || Clause(words[at..(open < 0 ? close : open)], fact) is not { } plain)
            {
                return null;
            }

            text.Append(plain);
            if (open >= 0)
            {
                text.Append(words[(open + 1)..close].Split('|').Select(clause => Clause(clause, fact)).FirstOrDefault(clause => clause is not null));
            }

            at = close + 1;
        }

        return text.ToString();
    }

    /// <summary>The places of the words.</summary>
    /// <param name="words">The words.</param>
    /// <returns>Their names, in order.</returns>
    public static IEnumerable<string> Places(string words) => words.Split('{').Skip(1).Select(part => part.Split('}')[0]);

    private static string? Clause(string words, Func<string, string?> fact)
    {
        var text = new StringBuilder(words.Length);
        for (var at = 0; at < words.Length;)
        {
            var open = words.IndexOf('{', at);
            var close = open < 0 ? words.Length : words.IndexOf('}', open);
            if (close < 0)
            {
                return null;
            }

            text.Append(words, at, (open < 0 ? close : open) - at);
            if (open >= 0)
            {
                if (fact(words[(open + 1)..close]) is not { } known)
                {
                    return null;
                }

                text.Append(known);
            }

            at = close + 1;
        }

        return text.ToString();
    }
}
