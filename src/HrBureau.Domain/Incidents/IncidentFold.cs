using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>The fold: entries in, state out. Tolerant: an entry about something unknown changes nothing but the version.</summary>
/// <remarks>It never reads the mechanism: what a rule decided stands in the entry itself, so a log folds alike under any later mechanism.</remarks>
public static partial class IncidentFold
{
    /// <summary>Folds a whole log; entries named by a later correction are skipped.</summary>
    /// <param name="entries">All entries from the first on.</param>
    /// <returns>The state.</returns>
    public static IncidentState Fold(IEnumerable<RecordedEvent> entries)
    {
        var history = entries as IReadOnlyList<RecordedEvent> ?? [.. entries];
        return FoldWithout(history, ReportBook.Of(history).Left);
    }

    /// <summary>Folds further entries on a state; use <see cref="NeedsRefold"/> first.</summary>
    /// <param name="state">State so far.</param>
    /// <param name="entries">The entries after it.</param>
    /// <returns>The state.</returns>
    public static IncidentState Fold(IncidentState state, IEnumerable<RecordedEvent> entries)
    {
        foreach (var entry in entries)
        {
            state = Evolve(state, entry);
        }

        return state;
    }

    /// <summary>Whether entries strike out earlier ones, or reports that came with them, so that the state must be folded from the log again.</summary>
    /// <param name="entries">New entries.</param>
    /// <returns>True when a correction, or a report that leaves, is among them.</returns>
    public static bool NeedsRefold(IEnumerable<RecordedEvent> entries) => entries.Any(entry => entry.Event is IncidentEvent.EntryVoided || TakesReports(entry.Event));

    /// <summary>Whether reports leave the incident by an entry.</summary>
    /// <param name="e">The event.</param>
    /// <returns>True for a split, a merge taken back and word of either from elsewhere.</returns>
    public static bool TakesReports(IncidentEvent e) => e is IncidentEvent.ReportSplit or IncidentEvent.ReportsLeft or IncidentEvent.IncidentReleased;

    /// <summary>Numbers and dates the events of an act.</summary>
    /// <param name="before">State the act was decided on.</param>
    /// <param name="events">Its events.</param>
    /// <param name="stamp">When and who.</param>
    /// <returns>Entries as they go to the log.</returns>
    public static IReadOnlyList<RecordedEvent> Record(IncidentState before, IReadOnlyList<IncidentEvent> events, Stamp stamp)
    {
        var entries = new RecordedEvent[events.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = Record(before.Version + 1 + i, events[i], stamp);
        }

        return entries;
    }

    /// <summary>One entry more.</summary>
    /// <param name="state">State before it.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>State after it, at the entry's version.</returns>
    public static IncidentState Evolve(IncidentState state, RecordedEvent entry) =>
        Ringing(Stood(Apply(state, entry), entry) with { Version = entry.Version }, entry);

    /// <summary>The clock of a replay stands where its last entry was made.</summary>
    private static IncidentState Stood(IncidentState state, RecordedEvent entry) =>
        state.Drill is { Replay: not null } drill && drill.StandsAt != entry.RecordedAt ? state with { Drill = drill with { StandsAt = entry.RecordedAt } } : state;

    internal static RecordedEvent Record(long version, IncidentEvent e, Stamp stamp) =>
        new(version, e, e.LegalTime ?? stamp.At, stamp.At, stamp.By.Id, stamp.By.Agency, stamp.CommandId);

    /// <summary>The state as if some reports had never come; entries named by a correction are skipped.</summary>
    internal static IncidentState FoldWithout(IReadOnlyList<RecordedEvent> history, ImmutableHashSet<(long Version, string Report)> left) =>
        StatesWithout(history, VoidedBy(history), left).Select(step => step.State).LastOrDefault() ?? IncidentState.None;

    internal static ImmutableSortedSet<long> VoidedBy(IEnumerable<RecordedEvent> history) =>
        history.Select(entry => entry.Event).OfType<IncidentEvent.EntryVoided>().SelectMany(e => e.Versions).ToImmutableSortedSet();

    /// <summary>Every entry with the state after it, as if those of some versions, and the reports that some of them brought, had never been.</summary>
    internal static IEnumerable<(RecordedEvent Entry, IncidentState State)> StatesWithout(IReadOnlyList<RecordedEvent> history, ImmutableSortedSet<long> voided, ImmutableHashSet<(long Version, string Report)> left)
    {
        var state = IncidentState.None;
        foreach (var entry in history)
        {
            state = voided.Contains(entry.Version) ? state with { Version = entry.Version } : left.IsEmpty ? Evolve(state, entry) : EvolveWithout(state, entry, left);
            yield return (entry, state);
        }
    }

    /// <summary>The entry stands, with whom it rang; what its reports said does not.</summary>
    private static IncidentState EvolveWithout(IncidentState state, RecordedEvent entry, ImmutableHashSet<(long Version, string Report)> left) => entry.Event switch
    {
        IncidentEvent.IncidentReported e when left.Contains((entry.Version, e.Facts.ReportId)) => Evolve(state, entry) with { Facts = state.Facts },
        IncidentEvent.ReportMerged e when left.Contains((entry.Version, e.Facts.ReportId)) => Evolve(state, entry) with { Facts = state.Facts },
        IncidentEvent.IncidentAbsorbed e => Evolve(state, entry with { Event = e with { Facts = e.Facts with { Reports = [.. e.Facts.Reports.Where(report => !left.Contains((entry.Version, report.ReportId)))] } } }),
        _ => Evolve(state, entry),
    };

    /// <summary>Every entry with the state as it was known then, but for entries of some versions: a report counts until it leaves.</summary>
    internal static IEnumerable<(RecordedEvent Entry, IncidentState State)> StatesAsKnown(IReadOnlyList<RecordedEvent> history, ImmutableSortedSet<long> voided)
    {
        var state = IncidentState.None;
        for (var i = 0; i < history.Count; i++)
        {
            var entry = history[i];
            RecordedEvent[] known = TakesReports(entry.Event) ? [.. history.Take(i + 1)] : [];
            state = known.Length > 0 ? StatesWithout(known, voided, ReportBook.Of(known, voided).Left).Last().State
                : voided.Contains(entry.Version) ? state with { Version = entry.Version }
                : Evolve(state, entry);
            yield return (entry, state);
        }
    }

    private static IncidentState Apply(IncidentState state, RecordedEvent entry) => entry.Event switch
    {
        IncidentEvent.IncidentReported e => Opened(state, e, entry),
        IncidentEvent.ReportMerged e => state with { Facts = Reported(state.Facts, e.Facts, entry.RecordedAt) },
        IncidentEvent.ReportVerified e => Verified(state, e, entry),
        IncidentEvent.PlanActivated e => Responding(state, entry) with { ActivatedByRule = e.ByRule },
        IncidentEvent.FactsUpdated e => state with { Facts = Updated(state.Facts, e, entry.RecordedAt) },
        IncidentEvent.GradeChanged e => state with { Grade = new(e.To, e.Provisional, entry.RecordedAt, state.Facts.Adopted, !e.ByRule) },
        IncidentEvent.InspectorsAssigned e => state with { Inspectors = [.. e.Officers] },
        IncidentEvent.ChargeTaken e => state with { Holder = Held(state, e.Officer, entry) },
        IncidentEvent.HandOverOffered e => state with { Holder = state.Holder with { OfferedTo = e.To, OfferedAt = entry.RecordedAt, Summary = e.Summary } },
        IncidentEvent.HandOverAccepted e => state with { Holder = Held(state, e.To, entry) },
        IncidentEvent.CommanderAppointed e => state with { Holder = state.Holder with { Commander = e.Person } },
        IncidentEvent.HolderSought e => state with { Holder = state.Holder with { Ladder = Climbed(state.Holder.Ladder, e.Rung, e.Turn, entry) } },
        IncidentEvent.EntryVoided e => state with { Voided = state.Voided.Union(e.Versions) },
        IncidentEvent.ResponseEnded => state is { Phase: Phase.Merged, Merged: { } merged } ? Ended(state, entry, Phase.Merged) with { PhaseSince = state.PhaseSince, Merged = merged with { From = Phase.Ended, Since = entry.RecordedAt } } : Ended(state, entry, Phase.Ended),
        IncidentEvent.IncidentClosed => Ended(state, entry, Phase.Closed),
        IncidentEvent.IncidentVoided => Ended(state, entry, Phase.Voided),
        IncidentEvent.IncidentReopened e => Reopened(state, e, entry),
        IncidentEvent.PartyNamed e => Named(state, e),
        IncidentEvent.PartiesLinked e => Linked(state, e),
        IncidentEvent.ClockWarned e => Marked(state, e.Clock, e.Subject, mark => mark with { WarnedAt = entry.RecordedAt }),
        IncidentEvent.ClockMissed e => Marked(state, e.Clock, e.Subject, mark => mark with { MissedAt = entry.RecordedAt }),
        IncidentEvent.EvidenceAttached e => state with { Evidence = state.Evidence.Add(new(e, entry.Version, entry.RecordedAt, entry.By)) },
        IncidentEvent.NoteAdded => state,
        _ => ApplyContact(state, entry) ?? ApplyRequest(state, entry) ?? ApplyNotice(state, entry) ?? ApplyMerge(state, entry) ?? throw Unknown(entry.Event),
    };

    private static InvalidOperationException Unknown(IncidentEvent e) => new($"The fold does not know {e.GetType().Name}.");
}
