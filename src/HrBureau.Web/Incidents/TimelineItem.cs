using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>A page of the timeline.</summary>
/// <param name="Items">Entries in order of version.</param>
/// <param name="NextAfter">Version to go on from; null at the end.</param>
public sealed record TimelineBody(IReadOnlyList<TimelineItem> Items, long? NextAfter);

/// <summary>One entry as the reader may see it.</summary>
/// <param name="Version">Version, 1-based and dense.</param>
/// <param name="Kind">Kebab-case kind.</param>
/// <param name="At">When it happened (legal time).</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="By">Officer id, or <c>system</c>.</param>
/// <param name="ByName">His name.</param>
/// <param name="Agency">His agency.</param>
/// <param name="Summary">What happened, one sentence in the reader's language.</param>
/// <param name="Data">The payload as the reader may see it.</param>
/// <param name="Voided">Struck out by a later entry.</param>
/// <param name="Hash">Own hash; null for a reader who gets entries, not digests.</param>
/// <param name="PrevHash">Hash before it.</param>
/// <param name="TraceId">Trace of the act.</param>
/// <param name="Lapsed">Why the call that this notice asked for is no longer needed, as the incident stands now; null while it is, and for other entries.</param>
/// <param name="Voidable">Whether it can be voided as the incident stands now; false for a reader who may void nothing.</param>
public sealed record TimelineItem(
    long Version,
    string Kind,
    DateTimeOffset At,
    DateTimeOffset RecordedAt,
    string By,
    string ByName,
    string Agency,
    string Summary,
    JsonElement Data,
    bool Voided,
    string? Hash,
    string? PrevHash,
    string? TraceId,
    CallLapse? Lapsed = null,
    bool Voidable = false)
{
    private const string System = "system";

    /// <summary>The entry with its sentence.</summary>
    public static TimelineItem Of(TimelineEntryView entry, CountyNames names)
    {
        var data = JsonElement.Parse(entry.Data.Length == 0 ? "{}" : entry.Data);
        var by = entry.By?.Id ?? System;
        return new TimelineItem(
            entry.Version,
            entry.Kind,
            entry.At,
            entry.RecordedAt,
            by,
            names.Officer(by),
            entry.Agency,
            TimelineTexts.Summary(entry.Kind, data, names),
            data,
            entry.Voided,
            entry.Hash,
            entry.PrevHash,
            entry.TraceId,
            entry.Lapsed,
            entry.Voidable);
    }
}
