using System.Collections.Frozen;
using System.Text.Json.Nodes;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>
/// What of an entry's payload a reader gets. His own agency's incident: everything, personal data masked. Another agency: the fields this
/// table names for the kind, each under the part that shares it; a kind or a field the table does not name is not shown.
/// </summary>
internal static class TimelineRedaction
{
    private static SharePart? Always => null;

    private static readonly FrozenDictionary<string, (string Field, SharePart? Part)[]> Table = new Dictionary<string, (string, SharePart?)[]>
    {
        ["incident-reported"] = [("facts.employerName", SharePart.Employer), ("facts.employerCode", SharePart.Employer), ("facts.projectName", SharePart.Place), ("facts.projectAddress", SharePart.Place), ("facts.place", SharePart.Place), ("facts.headcount", SharePart.Headcount), ("facts.amountFen", SharePart.Amount), ("facts.reportedAt", Always)],
        ["grade-changed"] = [("from", Always), ("to", Always), ("provisional", Always)],
        ["facts-updated"] = [("headcount", SharePart.Headcount), ("amountFen", SharePart.Amount), ("place", SharePart.Place), ("adopted", Always)],
        ["plan-activated"] = [("byRule", Always)],
        ["charge-taken"] = [("officer", Always)],
        ["hand-over-accepted"] = [("to", Always)],
        ["party-named"] = [("partyId", SharePart.Persons), ("role", SharePart.Persons), ("name", SharePart.Employer), ("naturalName", SharePart.Persons), ("code", SharePart.Employer), ("persons", SharePart.Persons)],
        ["contact-attempted"] = [("attemptId", SharePart.Contacts), ("personId", SharePart.Contacts), ("channel", SharePart.Contacts), ("contact", SharePart.Contacts), ("result", SharePart.Contacts), ("at", SharePart.Contacts)],
        ["unreachable-established"] = [("personId", SharePart.Persons), ("byRule", SharePart.Persons), ("first", SharePart.Persons), ("last", SharePart.Persons)],
        ["person-reached"] = [("personId", SharePart.Persons)],
        ["note-added"] = [("text", Always), ("audience", Always)],
        ["evidence-attached"] = [.. new[] { "evidenceId", "sha256", "sm3", "size", "type", "contradicts", "name", "takenAt", "place", "device", "caption", "step" }.Select(field => (field, (SharePart?)SharePart.Evidence))],
        ["request-raised"] = [("requestId", Always), ("answerBy", Always), ("night", Always)],
        ["request-approved"] = [("requestId", Always), ("signer", Always)],
        ["request-escalated"] = [("requestId", Always), ("ladder", Always), ("rung", Always), ("turn", Always)],
        ["request-acknowledged"] = [("requestId", Always), ("etaMinutes", Always)],
        ["request-taken-on"] = [("requestId", Always), ("etaMinutes", Always)],
        ["request-sent-back"] = [("requestId", Always), ("reason", Always)],
        ["request-handed-on"] = [("requestId", Always), ("officer", Always)],
        ["request-answered"] = [("requestId", Always), ("text", Always), ("result", Always)],
        ["answer-recorded"] = [("requestId", Always), ("answer", Always), ("post", Always), ("channel", Always), ("at", Always), ("text", Always)],
        ["recorded-answer-confirmed"] = [("requestId", Always), ("agrees", Always), ("reason", Always)],
        ["request-fulfilled"] = [("requestId", Always), ("reason", Always)],
        ["request-withdrawn"] = [("requestId", Always), ("reason", Always)],
        ["response-ended"] = [],
        ["incident-closed"] = [],
        ["incident-reopened"] = [],
        ["incident-voided"] = [("why", Always)],
        ["incident-merged"] = [],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Kinds another agency may see at all.</summary>
    public static IReadOnlyCollection<string> SharedKinds => Table.Keys;

    /// <returns>The payload as the reader may see it; null when he may not see the entry.</returns>
    public static string? Redact(LogEntry entry, TimelineSight sight, Func<string, Personal> open, EntryAbout subject)
    {
        var payload = JsonNode.Parse(entry.Payload)!.AsObject();
        payload.Remove("rings");
        if (sight.Whole)
        {
            Open(payload, "", open, Clear(entry, payload, sight));
            Name(payload, sight, subject.Of(payload));
            return payload.ToJsonString();
        }

        if (!Table.TryGetValue(entry.Kind, out var fields) || !Concerns(entry, payload, sight))
        {
            return null;
        }

        var shown = new JsonObject();
        foreach (var (field, part) in fields)
        {
            if (part is null || Shares(sight, part.Value))
            {
                Copy(payload, shown, field.Split('.'));
            }
        }

        if (fields.Length > 0 && shown.Count == 0)
        {
            return null;
        }

        if (entry.Kind == "incident-merged" && (string?)payload["into"] is { } into && sight.Others.Contains(into))
        {
            shown["into"] = into;
        }

        DropContacts(shown, sight);
        Open(shown, "", open, static _ => true);
        Name(shown, sight, subject.Of(shown));
        return shown.ToJsonString();
    }

    /// <summary>The fields a reader of the home agency sees in clear: one rule with the chain beside the timeline. Who reported stays masked for everybody.</summary>
    private static Predicate<string> Clear(LogEntry entry, JsonObject payload, TimelineSight sight)
    {
        if (entry.Kind is "incident-reported" or "report-merged")
        {
            return static _ => false;
        }

        if (entry.Kind == "evidence-attached")
        {
            // Whoever reads this entry reads the file itself.
            return static _ => true;
        }

        var role = entry.Kind == "party-named" ? (string?)payload["role"] : null;
        return field => sight.Phones || field switch
        {
            "name" or "naturalName" => role is not null && sight.Named.Contains(role),
            "value" => role is not null && sight.Numbered.Contains(role),
            _ => false,
        };
    }

    /// <summary>An entry knows a person by his id inside the incident; a reader knows him by name.</summary>
    private static void Name(JsonObject shown, TimelineSight sight, JsonObject? about)
    {
        if (about is not null)
        {
            shown["about"] = about;
        }

        if ((string?)shown["personId"] is { } person)
        {
            shown["personName"] = sight.Persons.GetValueOrDefault(person, person);
        }
    }

    private static bool Concerns(LogEntry entry, JsonObject payload, TimelineSight sight) => entry.Kind switch
    {
        "note-added" => (string?)payload["audience"] == WireWord.Of(NoteAudience.Shared),
        "facts-updated" => payload["adopted"]?.GetValue<bool>() ?? false,
        "party-named" => WireWord.TryParse<PartyRole>((string?)payload["role"] ?? "", out var role) && ContactViews.Shows(role, part => Shares(sight, part)),
        "contact-attempted" or "unreachable-established" or "person-reached" => sight.Persons.ContainsKey((string?)payload["personId"] ?? ""),
        _ => payload["requestId"] is not { } id || sight.Requests.Contains((string?)id),
    };

    private static bool Shares(TimelineSight sight, SharePart part) => sight.Parts.Contains(WireWord.Of(part));

    private static void Copy(JsonObject from, JsonObject to, string[] path)
    {
        if (from[path[0]] is not { } value)
        {
            return;
        }

        if (path.Length == 1)
        {
            to[path[0]] = value.DeepClone();
            return;
        }

        if (value is JsonObject inner)
        {
            var copy = to[path[0]] as JsonObject ?? [];
            to[path[0]] = copy;
            Copy(inner, copy, path[1..]);
        }
    }

    /// <summary>Persons are shared without their phones unless the contacts are shared as well.</summary>
    private static void DropContacts(JsonObject shown, TimelineSight sight)
    {
        if (shown["persons"] is JsonArray persons && !Shares(sight, SharePart.Contacts))
        {
            foreach (var person in persons.OfType<JsonObject>())
            {
                person.Remove("contacts");
            }
        }
    }

    /// <summary>Every sealed text is a person's datum: opened, and masked by the name of its field unless shown in clear.</summary>
    private static void Open(JsonNode node, string field, Func<string, Personal> open, Predicate<string> clear, string? beside = null)
    {
        switch (node)
        {
            case JsonObject entries:
                var kind = ((entries["kind"] ?? entries["channel"]) as JsonValue)?.TryGetValue<string>(out var word) ?? false ? word : null;
                foreach (var (name, value) in entries.ToArray())
                {
                    if (value is not null)
                    {
                        Open(value, name, open, clear, kind);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items.ToArray())
                {
                    if (item is not null)
                    {
                        Open(item, field, open, clear);
                    }
                }

                break;
            case JsonValue leaf when leaf.TryGetValue<string>(out var text) && PersonSeal.IsSealed(text):
                var datum = open(text).Value;
                leaf.ReplaceWith(clear(field) ? datum : Masks.Field(field, datum, beside));
                break;
            default:
                break;
        }
    }
}
