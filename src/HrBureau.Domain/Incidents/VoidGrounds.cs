using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What the log says about an entry somebody wants to void.</summary>
/// <param name="Entry">The entry, or null where there is none of that version.</param>
/// <param name="Voidable">Whether its kind can be voided at all.</param>
/// <param name="Versions">The entry's whole act: itself and what followed from it by rule.</param>
/// <param name="RequestsConcerned">Requests that rest on it and stay: drafted by it and signed since, or with one of its attempts among their proofs.</param>
/// <param name="Without">The state as if that act had never been.</param>
/// <param name="Grades">What the grade rests on without it, in order.</param>
public sealed record VoidGrounds(RecordedEvent? Entry, bool Voidable, IReadOnlyList<long> Versions, IReadOnlyList<string> RequestsConcerned, IncidentState Without, IReadOnlyList<GradeGround> Grades)
{
    /// <summary>Reports that the act recorded: report ids.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>Looks an entry up in the whole log.</summary>
    /// <param name="history">All entries from the first on.</param>
    /// <param name="version">The entry to void.</param>
    /// <returns>The grounds.</returns>
    /// <remarks>Deliveries, signatures, answers of other agencies and openings are not voidable: they happened outside. An incident as a whole is voided, not its first report.</remarks>
    public static VoidGrounds Of(IReadOnlyList<RecordedEvent> history, long version)
    {
        var entry = history.FirstOrDefault(e => e.Version == version);
        var act = entry is null or { Event: IncidentEvent.EntryVoided } ? [] : ActOf(history, entry);
        if (!Allows(act, e => IsSplitOff(history, e)))
        {
            return new(entry, false, [], [], IncidentState.None, []);
        }

        var signed = history.Select(e => e.Event).OfType<IncidentEvent.RequestApproved>().Select(e => e.RequestId).ToHashSet();
        var kept = act.Where(e => e.Event is IncidentEvent.RequestDrafted drafted && signed.Contains(drafted.RequestId)).ToList();
        var gone = IncidentFold.VoidedBy(history);
        var versions = act.Except(kept).Select(e => e.Version).Except(gone).ToImmutableList();
        if (versions.IsEmpty)
        {
            return new(entry, false, [], [], IncidentState.None, []);
        }

        var (without, grades) = Told(history, gone.Union(versions));
        return new(entry, true, versions, Concerned(act, kept, without), without, grades) { Reports = [.. act.Select(e => e.Event).OfType<IncidentEvent.ReportMerged>().Select(e => e.Facts.ReportId)] };
    }

    /// <summary>Whether what an act says can be voided, before it is asked what of it still stands.</summary>
    internal static bool Allows(IEnumerable<RecordedEvent> act, Predicate<RecordedEvent> splitOff)
    {
        var voidable = false;
        foreach (var entry in act)
        {
            if (entry.Event is IncidentEvent.IncidentReported or IncidentEvent.RequestApproved || IsOfMerging(entry.Event) || splitOff(entry))
            {
                return false;
            }

            voidable |= IsVoidable(entry.Event);
        }

        return voidable;
    }

    /// <summary>Whether an entry is about merging and splitting: another incident rests on it, so that it is taken back by an act of its own.</summary>
    internal static bool IsOfMerging(IncidentEvent e) =>
        e is IncidentEvent.IncidentMerged or IncidentEvent.IncidentAbsorbed or IncidentEvent.ReportPlaced || IncidentFold.TakesReports(e);

    /// <summary>A report that went to another incident since: it stands there.</summary>
    private static bool IsSplitOff(IReadOnlyList<RecordedEvent> history, RecordedEvent entry) =>
        entry.Event is IncidentEvent.ReportMerged merged && history.Any(later => later.Version > entry.Version && later.Event switch
        {
            IncidentEvent.ReportSplit split => split.ReportId == merged.Facts.ReportId,
            IncidentEvent.ReportsLeft left => left.Reports.Contains(merged.Facts.ReportId),
            _ => false,
        });

    private static (IncidentState State, List<GradeGround> Grades) Told(IReadOnlyList<RecordedEvent> history, ImmutableSortedSet<long> voided)
    {
        var state = IncidentState.None;
        var grades = new List<GradeGround>();
        foreach (var (entry, after) in IncidentFold.StatesAsKnown(history, voided))
        {
            if (after.IsGraded && !voided.Contains(entry.Version) && (!state.IsGraded || entry.Event is IncidentEvent.GradeChanged or IncidentEvent.IncidentReopened || after.Facts.Adopted != state.Facts.Adopted))
            {
                grades.Add(new(after.Facts.Adopted, entry.RecordedAt, entry.Event is IncidentEvent.GradeChanged set && (!set.ByRule || set.Reason is not null) ? set.To : null, entry.Event is not IncidentEvent.GradeChanged { ByRule: true }));
            }

            state = after;
        }

        return (state, grades);
    }

    private static List<RecordedEvent> ActOf(IReadOnlyList<RecordedEvent> history, RecordedEvent entry) =>
        [.. history.Where(e => e.CommandId == entry.CommandId && e.By == entry.By && e.Event is not IncidentEvent.EntryVoided)];

    private static ImmutableSortedSet<string> Concerned(List<RecordedEvent> act, List<RecordedEvent> kept, IncidentState without)
    {
        var attempts = act.Select(e => e.Event).OfType<IncidentEvent.ContactAttempted>().Select(e => e.AttemptId).ToHashSet();
        var resting = without.Requests.Values.Where(request => request.IsOpen && request.Proofs.Exists(attempts.Contains)).Select(request => request.RequestId);
        return [.. kept.Select(e => ((IncidentEvent.RequestDrafted)e.Event).RequestId), .. resting];
    }

    private static bool IsVoidable(IncidentEvent e) => e switch
    {
        IncidentEvent.GradeChanged grade => !grade.ByRule,
        IncidentEvent.PlanActivated plan => !plan.ByRule,
        IncidentEvent.UnreachableEstablished person => !person.ByRule,
        IncidentEvent.RequestDrafted draft => !draft.ByRule,
        _ => e is IncidentEvent.ReportMerged or IncidentEvent.ReportVerified or IncidentEvent.FactsUpdated or IncidentEvent.InspectorsAssigned
            or IncidentEvent.CommanderAppointed or IncidentEvent.PartyNamed or IncidentEvent.PartiesLinked or IncidentEvent.ContactAttempted
            or IncidentEvent.SummonsOutcomeRecorded or IncidentEvent.PersonReached or IncidentEvent.NoteAdded or IncidentEvent.AnswerRecorded
            or IncidentEvent.CallTaskCompleted or IncidentEvent.EvidenceAttached,
    };
}
