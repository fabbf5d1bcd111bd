using System.Text;

namespace HrBureau.Web;

/// <summary>A sentence with named places: <c>{name}</c> or <c>{name:Set}</c>. What stands in <c>[…]</c> is left out when one of its places has no value.</summary>
internal static class Template
{
    private const string Missing = "—";
    private const string Ends = "。！？.!?";

    /// <summary>Fills a sentence.</summary>
    /// <param name="template">The sentence.</param>
    /// <param name="value">Gives the value of a place and its set; null where it is unknown or may not be seen.</param>
    public static string Fill(string template, Func<string, string?, string?> value)
    {
        var text = new StringBuilder(template.Length + 32);
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('[', at);
            if (open < 0)
            {
                Append(text, template.AsSpan(at), value, optional: false);
                break;
            }

            var close = template.IndexOf(']', open);
            Append(text, template.AsSpan(at, open - at), value, optional: false);
            Append(text, template.AsSpan(open + 1, close - open - 1), value, optional: true);
            at = close + 1;
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> part, Func<string, string?, string?> value, bool optional)
    {
        var before = text.Length;
        while (part.Length > 0)
        {
            var open = part.IndexOf('{');
            if (open < 0)
            {
                Join(text, part);
                return;
            }

            var close = part.IndexOf('}');
            Join(text, part[..open]);
            var place = part[(open + 1)..close].ToString();
            var colon = place.IndexOf(':', StringComparison.Ordinal);
            var filled = colon < 0 ? value(place, null) : value(place[..colon], place[(colon + 1)..]);
            if (string.IsNullOrEmpty(filled) && optional)
            {
                text.Length = before;
                return;
            }

            text.Append(string.IsNullOrEmpty(filled) ? Missing : filled);
            part = part[(close + 1)..];
        }
    }

    /// <summary>Goes on with the sentence; what a person typed may have ended it already.</summary>
    private static void Join(StringBuilder text, ReadOnlySpan<char> more)
    {
        var ended = text.Length > 0 && Ends.Contains(text[^1], StringComparison.Ordinal) && more is ['。' or '.', ..];
        text.Append(ended ? more[1..] : more);
    }
}
