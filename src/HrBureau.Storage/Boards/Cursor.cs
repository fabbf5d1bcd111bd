using System.Globalization;
using System.Text;

namespace HrBureau.Storage;

/// <summary>Where a page ended: the sort key and the id of its last line.</summary>
internal sealed record Cursor(long Key, string Id)
{
    public static Cursor? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var plain = Encoding.UTF8.GetString(Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/')));
        return plain.Split('|', 2) is [var key, var id] && long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? new Cursor(value, id)
            : throw new FormatException("The cursor was not given out by this list.");
    }

    public override string ToString() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Key}|{Id}")))
            .Replace('+', '-').Replace('/', '_');
}
