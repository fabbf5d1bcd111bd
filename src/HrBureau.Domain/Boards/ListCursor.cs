using System.Globalization;
using System.Text;

namespace HrBureau.Domain;

/// <summary>Where a page of a list ended, as callers hand it back: opaque to them, unpadded base64 of <c>key|id</c>.</summary>
/// <param name="Key">Sort key of the last line.</param>
/// <param name="Id">Id of the last line.</param>
public sealed record ListCursor(long Key, string Id)
{
    private const int Longest = 300;

    /// <summary>Reads what a caller hands back.</summary>
    /// <param name="text">The text; null or empty for the first page.</param>
    /// <param name="cursor">The place; null for the first page.</param>
    /// <returns>False for a text no list has given out.</returns>
    public static bool TryRead(string? text, out ListCursor? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var bytes = new byte[Longest];
        if (text.Length > Longest || !Convert.TryFromBase64String(text.Replace('-', '+').Replace('_', '/'), bytes, out var length))
        {
            return false;
        }

        if (Encoding.UTF8.GetString(bytes, 0, length).Split('|', 2) is [var key, var id] && long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            cursor = new ListCursor(value, id);
        }

        return cursor is not null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Key}|{Id}")))
            .Replace('+', '-').Replace('/', '_');
}
