using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Entries on their way to the log and back: payload as text, personal data sealed.</summary>
internal static class EntryText
{
    public static NewEntry Write(RecordedEvent entry, string act, int ordinal, PersonalScope scope, string? traceParent) => new(
        ActId.EventId(act, ordinal),
        EventJson.Kind(entry.Event),
        EventJson.Schema,
        entry.At,
        entry.RecordedAt,
        entry.By,
        entry.Agency,
        scope.Run(() => EventJson.Write(entry.Event)),
        traceParent);

    public static RecordedEvent Read(LogEntry entry, PersonalScope scope) => new(
        entry.Version,
        scope.Run(() => EventJson.Read(entry.Kind, entry.Schema, entry.Payload)),
        entry.At.ToOffset(CountyTime.Offset),
        entry.RecordedAt.ToOffset(CountyTime.Offset),
        entry.By,
        entry.Agency,
        ActId.Of(entry.EventId));
}
