using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What of an incident decides, beside the act itself, whether an act can be voided: enough to offer it without the whole log.</summary>
/// <param name="Signed">Requests that were signed.</param>
/// <param name="Split">Reports that were split off, as far as that is kept, with when they were last.</param>
/// <param name="Reports">Every report that counts; null where not all of them are kept.</param>
/// <param name="Voided">Entries struck out.</param>
public sealed record VoidMarks(ImmutableHashSet<string> Signed, ImmutableDictionary<string, DateTimeOffset> Split, ImmutableHashSet<string>? Reports, ImmutableSortedSet<long> Voided)
{
    /// <summary>Those of an incident.</summary>
    /// <param name="state">The incident.</param>
    /// <returns>Its marks.</returns>
    public static VoidMarks Of(IncidentState state) => new(
        [.. state.Requests.Values.Where(request => request.Signer is not null).Select(request => request.RequestId)],
        state.Split.GroupBy(split => split.ReportId, StringComparer.Ordinal).ToImmutableDictionary(split => split.Key, split => split.Max(mark => mark.At)),
        state.Facts.Reports.Count < IncidentFacts.KeptReports ? [.. state.Facts.Reports.Select(report => report.ReportId)] : null,
        state.Voided);

    /// <summary>Whether an entry can be voided.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="act">Its whole act.</param>
    /// <returns>What <see cref="VoidGrounds.Voidable"/> says of an entry that still stands; where more reports were taken than the state keeps, one that left without a split kept here still counts as voidable.</returns>
    public bool Allow(RecordedEvent entry, IReadOnlyList<RecordedEvent> act) =>
        !Voided.Contains(entry.Version)
        && entry.Event is not IncidentEvent.EntryVoided
        && VoidGrounds.Allows(act, HasLeft)
        && act.Any(part => part.Event is not IncidentEvent.EntryVoided && !Voided.Contains(part.Version) && !(part.Event is IncidentEvent.RequestDrafted draft && Signed.Contains(draft.RequestId)));

    private bool HasLeft(RecordedEvent entry) =>
        entry.Event is IncidentEvent.ReportMerged { Facts.ReportId: var report } && ((Split.TryGetValue(report, out var at) && at >= entry.RecordedAt) || Reports?.Contains(report) == false);
}
