using Orleans;

namespace HrBureau.Domain;

/// <summary>What an incident asked of whom, when, who answered in time and who did not, and whom the ladders rang meanwhile.</summary>
/// <param name="IncidentId">Incident.</param>
/// <param name="From">Its first entry, incident time.</param>
/// <param name="Until">Its end, or now while it is open.</param>
/// <param name="Lines">What was asked, in the order of asking; the home agency's own duties first.</param>
[GenerateSerializer]
[Alias("hrb.lateness-report")]
public sealed record LatenessReport(string IncidentId, DateTimeOffset From, DateTimeOffset Until, IReadOnlyList<LatenessLine> Lines)
{
    /// <summary>Deadlines that were not met in time.</summary>
    /// <returns>Those met late and those that ran out.</returns>
    public IEnumerable<Deadline> Late() => Lines.SelectMany(line => line.Deadlines).Where(deadline => deadline.Late is not null);
}

/// <summary>What one agency was asked for.</summary>
/// <param name="Agency">Who had to act.</param>
/// <param name="RequestId">The request; null for what the home agency owes of itself.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="AcknowledgedAt">When it was confirmed, by whatever answer came first.</param>
/// <param name="FirstResultAt">When a first result was given.</param>
/// <param name="Deadlines">What had to be done by when.</param>
/// <param name="Rungs">Rungs that were struck, in the order of their times.</param>
[GenerateSerializer]
[Alias("hrb.lateness-line")]
public sealed record LatenessLine(string Agency, string? RequestId, RequestKind? Kind, DateTimeOffset AskedAt, DateTimeOffset? AcknowledgedAt, DateTimeOffset? FirstResultAt, IReadOnlyList<Deadline> Deadlines, IReadOnlyList<RungStruck> Rungs);

/// <summary>One deadline.</summary>
/// <param name="Clock">Name of its clock.</param>
/// <param name="Label">What people call it; null for a clock that is no row.</param>
/// <param name="Basis">Statute id.</param>
/// <param name="StartedAt">What it counts from.</param>
/// <param name="DueAt">Its end: an act at it is in time.</param>
/// <param name="MetAt">When it was met.</param>
/// <param name="Late">How late it was met, or how long it has run out; null in time and while it runs.</param>
/// <param name="MetBy">The act that met it, <see cref="RecordedEvent.CommandId"/>.</param>
[GenerateSerializer]
[Alias("hrb.deadline")]
public sealed record Deadline(string Clock, LocalisedText? Label, string Basis, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset? MetAt, TimeSpan? Late, string? MetBy);

/// <summary>A rung that was struck.</summary>
/// <param name="Ladder">Of which ladder.</param>
/// <param name="Rung">0-based.</param>
/// <param name="Turn">How often it had fired, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Targets">Whom it named.</param>
[GenerateSerializer]
[Alias("hrb.rung-struck")]
public sealed record RungStruck(LadderUse Ladder, int Rung, int Turn, DateTimeOffset At, IReadOnlyList<RungTarget> Targets);
