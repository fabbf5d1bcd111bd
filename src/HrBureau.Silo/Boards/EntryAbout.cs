using System.Text.Json.Nodes;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Whom an entry is about, for a sentence: an entry knows a request and a notice by their ids, a reader by agency and kind.</summary>
internal sealed class EntryAbout(string incident, TimelineSight sight, Mechanism mechanism)
{
    private static readonly string[] Channels = [.. Enum.GetValues<NoticeChannel>().Select(WireWord.Of)];

    /// <returns>Agency, kind of the request and channel as far as they are known and his to see; null where there is nothing to say.</returns>
    public JsonObject? Of(JsonObject payload)
    {
        var notice = (string?)payload["noticeId"];
        var request = (string?)payload["requestId"] ?? (notice is null ? Request(payload["subject"]) : sight.Notices.GetValueOrDefault(notice));
        var letter = request is null ? null : sight.Letters.GetValueOrDefault(request);
        var agency = notice is null ? letter?.To : Recipient(notice);
        var about = new JsonObject();
        Add(about, "agency", agency);
        Add(about, "kind", letter?.Kind);
        Add(about, "to", letter?.To == agency ? null : letter?.To);
        Add(about, "channel", notice is null ? null : Array.Find(Channels, channel => notice.EndsWith($"-{channel}", StringComparison.Ordinal)));
        return about.Count == 0 ? null : about;
    }

    /// <summary>Read from its id: of a ladder that repeats, the marks of earlier turns are not kept.</summary>
    private string? Recipient(string notice)
    {
        var rest = notice.StartsWith($"ntc-{incident}-", StringComparison.Ordinal) ? notice[(incident.Length + 5)..] : "";
        var to = rest[(rest.IndexOf('-', StringComparison.Ordinal) + 1)..];
        return mechanism.Agencies.Select(row => row.Code).Where(code => to.StartsWith($"{code}-", StringComparison.Ordinal)).MaxBy(code => code.Length);
    }

    /// <summary>What a clock runs on: a request, a person, or nothing.</summary>
    private static string? Request(JsonNode? subject) => (subject as JsonValue)?.TryGetValue<string>(out var id) == true ? id : null;

    private static void Add(JsonObject about, string name, string? value)
    {
        if (value is not null)
        {
            about[name] = value;
        }
    }
}
