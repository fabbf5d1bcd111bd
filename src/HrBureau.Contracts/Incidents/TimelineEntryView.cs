using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>One entry as the reader may see it.</summary>
/// <param name="Version">Version.</param>
/// <param name="Kind">Kebab-case kind.</param>
/// <param name="At">Legal time.</param>
/// <param name="RecordedAt">Recording time.</param>
/// <param name="By">Who; null for the system.</param>
/// <param name="Agency">His agency.</param>
/// <param name="Data">The payload as JSON text, redacted for the reader.</param>
/// <param name="Voided">Struck out by a later entry.</param>
/// <param name="Hash">Own hash, hexadecimal; null for a reader who gets entries, not digests.</param>
/// <param name="PrevHash">Hash before it.</param>
/// <param name="TraceId">Trace of the act, for ops.</param>
/// <param name="Lapsed">Why the call that this notice asked for is no longer needed; null while it is, and for other entries. It follows from the incident as it is and is no part of what was recorded.</param>
[GenerateSerializer]
[Alias("hrb.timeline-entry")]
public sealed record TimelineEntryView(long Version, string Kind, DateTimeOffset At, DateTimeOffset RecordedAt, OfficerName? By, string Agency, string Data, bool Voided, string? Hash, string? PrevHash, string? TraceId, CallLapse? Lapsed = null)
{
    /// <summary>Whether its act can be voided as the incident stands now; said only to who may void.</summary>
    [Id(100)]
    public bool Voidable { get; init; }
}

/// <summary>A page of the timeline.</summary>
/// <param name="Items">Entries in order of version.</param>
/// <param name="NextAfter">Version to go on from; null at the end.</param>
[GenerateSerializer]
[Alias("hrb.timeline-page")]
public sealed record TimelinePage(IReadOnlyList<TimelineEntryView> Items, long? NextAfter);
