using System.Globalization;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>What an entry says, in one sentence; what the reader may not see is left out with its words.</summary>
public static class TimelineTexts
{
    /// <summary>The sentence of an entry.</summary>
    public static string Summary(TimelineEntryView entry, CountyNames names) => Summary(entry.Kind, JsonElement.Parse(entry.Data), names);

    /// <summary>The sentence of a kind with its payload; a kind of a later version is shown by its word.</summary>
    public static string Summary(string kind, JsonElement data, CountyNames names) =>
        TextTable.Timeline.Find(Key(kind, data)) is { } template
            ? Template.Fill(template, (path, set) => Show(Find(data, path), set, names))
            : kind;

    /// <summary>A grade that a person left as it was is said otherwise, and so is what a rule made of a merge: its reason is an id.</summary>
    private static string Key(string kind, JsonElement data) => (kind, Find(data, "byRule"), Find(data, "reason")) switch
    {
        ("grade-changed", { ValueKind: JsonValueKind.True }, { ValueKind: JsonValueKind.String } reason) =>
            !WireId.IsIncident(reason.GetString()!) ? $"{kind}.split" : Grade(data, "to") > Grade(data, "from") ? $"{kind}.merged" : $"{kind}.left",
        ("plan-activated", { ValueKind: JsonValueKind.True }, { ValueKind: JsonValueKind.String }) => $"{kind}.merged",
        ("grade-changed", _, _) when Grade(data, "from") is { } from && from == Grade(data, "to") => $"{kind}.kept",
        _ => kind,
    };

    private static Grade? Grade(JsonElement data, string name) =>
        Find(data, name) is { ValueKind: JsonValueKind.String } word && WireWord.TryParse<Grade>(word.GetString()!, out var grade) ? grade : null;

    private static string? Report(JsonElement report) =>
        Find(report, "reportedAt") is { } at && at.TryGetDateTimeOffset(out var reported) && WireWord.TryParse<ReportSource>(Find(report, "source")?.GetString() ?? "", out var source)
            ? Words.Report(reported, source, Find(report, "sourceRef")?.GetString())
            : null;

    private static string? Show(JsonElement? value, string? set, CountyNames names) => (value, set) switch
    {
        (null, _) => null,
        ({ ValueKind: JsonValueKind.Array } list, "count") => list.GetArrayLength().ToString(CultureInfo.InvariantCulture),
        ({ ValueKind: JsonValueKind.Array } list, _) => list.GetArrayLength() == 0 ? null : Words.Listed(list.EnumerateArray().Select(item => Show(item, set, names) ?? "")),
        ({ ValueKind: JsonValueKind.Object } report, "Report") => Report(report),
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
