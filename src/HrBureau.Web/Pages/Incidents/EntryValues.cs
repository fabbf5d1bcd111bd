using System.Globalization;
using System.Text.Json;
using HrBureau.Contracts;

namespace HrBureau.Web;

/// <summary>Values of an entry as fields begin with them, as far as the reader sees them.</summary>
public sealed class EntryValues(TimelineItem entry)
{
    private const char Mask = '*';

    /// <summary>Words of a field; null where it has none.</summary>
    public string? Text(string name) => Find(name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value ? value.ToString() : null;

    /// <summary>Words of a field the reader sees in clear; a masked value is nothing to send back.</summary>
    public string? Clear(string name) => Text(name) is { } text && !text.Contains(Mask, StringComparison.Ordinal) ? text : null;

    /// <summary>When it happened, as a field holds it.</summary>
    public string At => Show.Field(entry.At);

    /// <summary>A time, as a field holds it.</summary>
    public string? Time(string name) => DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? Show.Field(at) : null;

    /// <summary>Money in units of ten thousand yuan.</summary>
    public string? Wan(string name) => long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var fen) ? (fen / 1_000_000m).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Words of a list.</summary>
    public IReadOnlyCollection<string> List(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(item => item.ToString())] : [];

    /// <summary>Whether a field is true.</summary>
    public bool Flag(string name) => Find(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The place in the list of the number that was tried; null where it is none of them.</summary>
    public string? Number(PersonView? person) =>
        person is not null && Text("contact") is { } tried && person.Contacts.Select((contact, index) => (contact, index)).FirstOrDefault(pair => pair.contact.Value == tried) is { contact: not null, index: var at }
            ? at.ToString(CultureInfo.InvariantCulture)
            : null;

    private JsonElement? Find(string path)
    {
        var data = entry.Data;
        foreach (var name in path.Split('.'))
        {
            if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty(name, out data))
            {
                return null;
            }
        }

        return data;
    }
}
