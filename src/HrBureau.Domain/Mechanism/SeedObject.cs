using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace HrBureau.Domain;

/// <summary>One object of a seed file, read strictly: each key must be asked for, each value must have its form, and every fault knows its place.</summary>
internal sealed class SeedObject(SeedFaults faults, string file, string path, JsonElement element)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public string Text(string key) => Raw(key) is { Length: > 0 } text ? text : Wrong(key, "a text", string.Empty);

    /// <summary>A text every row must have now; a stored row may be older than the key.</summary>
    public string TextSince(string key, string before) => faults.Stored && !Has(key) ? before : Text(key);

    /// <summary>A day every row must have now; a stored row that is older than the key always held.</summary>
    public DateOnly DaySince(string key) => faults.Stored && !Has(key) ? DateOnly.MinValue : Day(key);

    public string? OptionalText(string key) => Has(key) ? Text(key) : null;

    public int Whole(string key) => Number(key) is { } number && number.TryGetInt32(out var whole) && whole >= 0 ? whole : Wrong(key, "a whole number, 0 or more", 0);

    public decimal Fraction(string key) => Number(key) is { } number && number.TryGetDecimal(out var value) && value >= 0 ? value : Wrong(key, "a number, 0 or more", 0m);

    public bool Flag(string key) => Find(key) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : Wrong(key, "true or false", false);

    public bool OptionalFlag(string key) => Has(key) && Flag(key);

    public DateOnly Day(string key) =>
        DateOnly.TryParseExact(Raw(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Wrong(key, "a day such as 2026-01-31", DateOnly.MinValue);

    public DateOnly? OptionalDay(string key) => Has(key) ? Day(key) : null;

    public TimeOnly Time(string key) =>
        TimeOnly.TryParseExact(Raw(key), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : Wrong(key, "a time of day such as 07:30", TimeOnly.MinValue);

    public TimeSpan Span(string key)
    {
        try
        {
            return Raw(key) is { } text && XmlConvert.ToTimeSpan(text) is var span && span > TimeSpan.Zero
                ? span
                : Wrong(key, "a length of time above zero such as PT30M", TimeSpan.Zero);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return Wrong(key, "a length of time such as PT30M", TimeSpan.Zero);
        }
    }

    public TimeSpan? OptionalSpan(string key) => Has(key) ? Span(key) : null;

    public TEnum Word<TEnum>(string key)
        where TEnum : struct, Enum => WireWord.TryParse<TEnum>(Raw(key), out var value) ? value : Wrong(key, OneOf<TEnum>(), default(TEnum));

    public TEnum? OptionalWord<TEnum>(string key)
        where TEnum : struct, Enum => Has(key) ? Word<TEnum>(key) : null;

    public ImmutableArray<TEnum> Words<TEnum>(string key)
        where TEnum : struct, Enum => List(key, "a word", (word, place) =>
        {
            if (word.ValueKind == JsonValueKind.String && WireWord.TryParse<TEnum>(word.GetString(), out var value))
            {
                return value;
            }

            faults.Add(file, place, "The word is not known.", $"Give {OneOf<TEnum>()}.");
            return default;
        });

    public ImmutableArray<string> Texts(string key) => List(key, "a text", (text, place) =>
    {
        if (text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } value)
        {
            return value;
        }

        faults.Add(file, place, "A text is missing.", "Give a text in quotes.");
        return string.Empty;
    });

    public ImmutableArray<int> Wholes(string key) => List(key, "a whole number", (number, place) =>
    {
        if (number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value))
        {
            return value;
        }

        faults.Add(file, place, "A number is missing.", "Give a whole number.");
        return 0;
    });

    public ImmutableArray<T> Objects<T>(string key, Func<SeedObject, T> read) =>
        List(key, "an object", (row, place) => Read(place, row, read));

    public T Object<T>(string key, Func<SeedObject, T> read) => Find(key) is { } found
        ? Read($"{path}.{key}", found, read)
        : Read($"{path}.{key}", JsonSerializer.SerializeToElement<object?>(null), read);

    public T ObjectSince<T>(string key, Func<SeedObject, T> read, T before) => faults.Stored && !Has(key) ? before : Object(key, read);

    public LocalisedText Localised(string key) => Object(key, text => new LocalisedText(text.Text("zh"), text.Text("en")));

    public bool Has(string key) => Find(key) is not null;

    public void Fault(string key, string what, string cure) => faults.Add(file, $"{path}.{key}", what, cure);

    public static T Read<T>(SeedFaults faults, string file, string path, JsonElement element, Func<SeedObject, T> read) =>
        new SeedObject(faults, file, "$", element).Read(path, element, read);

    private T Read<T>(string place, JsonElement row, Func<SeedObject, T> read)
    {
        var inner = new SeedObject(faults, file, place, row);
        if (row.ValueKind != JsonValueKind.Object)
        {
            faults.Add(file, place, "An object is missing.", "Give an object in braces.");
            return read(new SeedObject(new SeedFaults(), file, place, JsonSerializer.SerializeToElement(new { })));
        }

        var result = read(inner);
        inner.RefuseUnknownKeys();
        return result;
    }

    private void RefuseUnknownKeys()
    {
        foreach (var property in element.EnumerateObject().Where(property => !faults.Stored && !known.Contains(property.Name)))
        {
            faults.Add(file, $"{path}.{property.Name}", "The key is not known.", $"Remove it, or use one of: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        }
    }

    private ImmutableArray<T> List<T>(string key, string what, Func<JsonElement, string, T> read) =>
        Find(key) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Select((item, index) => read(item, $"{path}.{key}[{index}]"))]
            : Wrong(key, $"a list, each item {what}", ImmutableArray<T>.Empty);

    private string? Raw(string key) => Find(key) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private JsonElement? Number(string key) => Find(key) is { ValueKind: JsonValueKind.Number } number ? number : null;

    private JsonElement? Find(string key)
    {
        known.Add(key);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var found) ? found : null;
    }

    private T Wrong<T>(string key, string form, T instead)
    {
        var missing = element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(key, out _);
        faults.Add(file, $"{path}.{key}", missing ? "The key is missing." : "The value has the wrong form.", $"Give {form}.");
        return instead;
    }

    private static string OneOf<TEnum>()
        where TEnum : struct, Enum => $"one of: {string.Join(", ", WireWord.All<TEnum>())}";
}
