using System.Globalization;
using System.Text.Json;
using HrBureau.Contracts;

namespace HrBureau.Web;

/// <summary>What an entry says, in one sentence; what the reader may not see is left out with its words.</summary>
public static class TimelineTexts
{
    /// <summary>The sentence of an entry.</summary>
    public static string Summary(TimelineEntryView entry, CountyNames names) => Summary(entry.Kind, JsonElement.Parse(entry.Data), names);

    /// <summary>The sentence of a kind with its payload; a kind of a later version is shown by its word.</summary>
    public static string Summary(string kind, JsonElement data, CountyNames names) =>
        TextTable.Timeline.Find(kind == "grade-changed" && IsKept(data) ? $"{kind}.kept" : kind) is { } template
            ? Template.Fill(template, (path, set) => Show(Find(data, path), set, names))
            : kind;

    /// <summary>A person has looked and left it as it was.</summary>
    private static bool IsKept(JsonElement data) =>
        Find(data, "from") is { ValueKind: JsonValueKind.String } from && Find(data, "to") is { ValueKind: JsonValueKind.String } to && from.GetString() == to.GetString();

    private static string? Show(JsonElement? value, string? set, CountyNames names) => (value, set) switch
    {
        (null, _) => null,
        ({ ValueKind: JsonValueKind.Array } list, "count") => list.GetArrayLength().ToString(CultureInfo.InvariantCulture),
        ({ ValueKind: JsonValueKind.Array } list, _) => list.GetArrayLength() == 0 ? null : Words.Listed(list.EnumerateArray().Select(item => Show(item, set, names) ?? "")),
        ({ ValueKind: JsonValueKind.True or JsonValueKind.False } flag, { } words) => TextTable.Words.Find($"{words}.{(flag.GetBoolean() ? "true" : "false")}"),
        ({ ValueKind: JsonValueKind.Number } number, "ordinal") => number.TryGetInt32(out var rung) ? (rung + 1).ToString(CultureInfo.InvariantCulture) : null,
        ({ ValueKind: JsonValueKind.Number } number, _) => Places.Show(number.GetRawText(), set, names),
        ({ ValueKind: JsonValueKind.String } text, _) => Places.Show(text.GetString(), set, names),
        _ => null,
    };

    private static JsonElement? Find(JsonElement data, string path)
    {
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
