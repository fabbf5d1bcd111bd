using System.Text;

namespace HrBureau.Domain;

/// <summary>Whether a number or address that was tried is one recorded for the person with a source.</summary>
public static class ContactMatch
{
    /// <summary>Compares by letters and digits alone: blanks, hyphens and the country code of a phone number do not matter.</summary>
    /// <param name="person">The person.</param>
    /// <param name="channel">How he was tried.</param>
    /// <param name="tried">What was tried.</param>
    /// <returns>True when a contact of his with a source is the same, and the channel leads to such a contact.</returns>
    public static bool IsSourced(PersonNamed person, ContactChannel channel, string tried)
    {
        var key = Key(tried);
        return key.Length > 0 && person.Contacts.Any(contact => contact.Value.Value is { } value && contact.Source.Length > 0 && ContactRoads.LeadsTo(channel, contact.Kind) && Key(value) == key);
    }

    /// <summary>Whether a channel can lead to what was tried, as far as the person's recorded contacts tell.</summary>
    /// <param name="person">The person.</param>
    /// <param name="channel">How he was tried.</param>
    /// <param name="tried">What was tried.</param>
    /// <returns>False when it is recorded only as an address and was called or written to, or only as a number and was gone to: one number serves telephone and WeChat alike.</returns>
    public static bool MayLead(PersonNamed person, ContactChannel channel, string tried)
    {
        var key = Key(tried);
        var known = person.Contacts.Where(contact => key.Length > 0 && contact.Value.Value is { } value && Key(value) == key).ToList();
        return known.Count == 0 || known.Exists(contact => ContactRoads.LeadsTo(channel, contact.Kind) || (ContactRoads.LeadsTo(channel, ContactKind.Phone) && contact.Kind != ContactKind.Address));
    }

    /// <summary>The number or address that was tried: as it was written, or the one of the person's own that it shows masked.</summary>
    /// <param name="person">The person.</param>
    /// <param name="tried">As the officer wrote or saw it.</param>
    /// <param name="place">Its place in the person's list; null where only the text says which.</param>
    /// <returns>Null when another one stands at the place, or none or several look like it.</returns>
    public static string? Meant(PersonNamed person, string tried, int? place)
    {
        if (place is null && !Masking.Hides(tried))
        {
            return tried;
        }

        var listed = place is { } at ? person.Contacts.Skip(at).Take(at < 0 ? 0 : 1) : person.Contacts;
        var meant = listed.Where(contact => Shows(contact, tried)).Select(contact => contact.Value.Value).Distinct().Take(2).ToArray();
        return meant is [var one] ? one : null;
    }

    private static bool Shows(ContactDetail contact, string tried) => contact.Value.Value is { } value && (value == tried || Masking.Contact(contact.Kind, value) == tried);

    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToUpperInvariant(c));
            }
        }

        var folded = key.ToString();
        return folded.Length == 13 && folded.StartsWith("86", StringComparison.Ordinal) && folded.All(char.IsAsciiDigit) ? folded[2..] : folded;
    }
}
