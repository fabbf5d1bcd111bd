using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>The fold of an incident's entries: small, bounded, without the timeline. Duties, clocks and notices are views of it.</summary>
/// <remarks>Tracks stand side by side in one record; which command a phase allows is data in <c>PhaseTable</c>.</remarks>
public sealed record IncidentState
{
    /// <summary>Before the first report.</summary>
    public static readonly IncidentState None = new();

    /// <summary>Bumped whenever <c>IncidentFold.Evolve</c> would yield another state from the same entries.</summary>
    public const int FoldNumber = 18;

    /// <summary>Id, also the grain key: <c>inc-360121-20260127-003</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>Version of the last entry; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>Phase.</summary>
    public Phase Phase { get; init; } = Phase.Watched;

    /// <summary>Set in a drill.</summary>
    public DrillClock? Drill { get; init; }

    /// <summary>Mechanism pinned at opening: grades and ladders stay as they were.</summary>
    public string MechanismHash { get; init; } = "";

    /// <summary>Site keys it was opened with; it must win them back to be reopened.</summary>
    public ImmutableList<string> SiteKeys { get; init; } = [];

    /// <summary>Opened, recording time.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The day it opened on: it keeps the grades and the unreachable rule of that day.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateOnly OpenedOn => CountyTime.DayOf(OpenedAt);

    /// <summary>Since when the phase holds.</summary>
    public DateTimeOffset PhaseSince { get; init; }

    /// <summary>What was reported and found.</summary>
    public IncidentFacts Facts { get; init; } = IncidentFacts.None;

    /// <summary>Grade.</summary>
    public GradeState Grade { get; init; } = new(Domain.Grade.General, true, default, Figures.None);

    /// <summary>Who holds it.</summary>
    public HolderState Holder { get; init; } = HolderState.None;

    /// <summary>Officer ids of the inspectors.</summary>
    public ImmutableList<string> Inspectors { get; init; } = [];

    /// <summary>Contracting chain by party id.</summary>
    public ImmutableSortedDictionary<string, Party> Parties { get; init; } = ImmutableSortedDictionary<string, Party>.Empty;

    /// <summary>Links of the chain.</summary>
    public ImmutableList<PartyLink> Links { get; init; } = [];

    /// <summary>Contact ledger by person id.</summary>
    public ImmutableSortedDictionary<string, PersonLedger> Ledgers { get; init; } = ImmutableSortedDictionary<string, PersonLedger>.Empty;

    /// <summary>Joint requests by request id.</summary>
    public ImmutableSortedDictionary<string, JointRequest> Requests { get; init; } = ImmutableSortedDictionary<string, JointRequest>.Empty;

    /// <summary>Notices by notice id, as far as they still matter: all of open requests, the last hundred of past ones, the last 32 of no request; of a rung that repeats, its last turn.</summary>
    public ImmutableSortedDictionary<string, NoticeMark> Notices { get; init; } = ImmutableSortedDictionary<string, NoticeMark>.Empty;

    /// <summary>What clocks have struck: <c>name/subject</c>.</summary>
    public ImmutableSortedDictionary<string, ClockMark> ClockMarks { get; init; } = ImmutableSortedDictionary<string, ClockMark>.Empty;

    /// <summary>Set once the plan was active; a reopened incident goes on as what it was.</summary>
    public DateTimeOffset? RespondingSince { get; init; }

    /// <summary>The plan was activated by rule, not by a person.</summary>
    public bool ActivatedByRule { get; init; }

    /// <summary>When it was last reopened: clocks still open then run anew from then.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }

    /// <summary>Files that are evidence of it, in the order in which they were attached.</summary>
    public ImmutableList<AttachedEvidence> Evidence { get; init; } = [];

    /// <summary>Where it went, while it is merged.</summary>
    public MergeMark? Merged { get; init; }

    /// <summary>Incidents that go on in this one.</summary>
    public ImmutableList<AbsorbedMark> Absorbed { get; init; } = [];

    /// <summary>Incidents that went their own way again, with the version of their entry that says so.</summary>
    public ImmutableSortedDictionary<string, long> Released { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Reports that were split off.</summary>
    public ImmutableList<SplitMark> Split { get; init; } = [];

    /// <summary>Reports that may belong to an incident which went its own way again.</summary>
    public ImmutableList<AstrayMark> Astray { get; init; } = [];

    /// <summary>The incident its first report was split off from.</summary>
    public string? SplitFrom { get; init; }

    /// <summary>Versions of voided entries.</summary>
    public ImmutableSortedSet<long> Voided { get; init; } = ImmutableSortedSet<long>.Empty;

    /// <summary>Whether the incident exists.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Exists => Version > 0;

    /// <summary>Whether a phase with running ladders and clocks holds.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOpen => Exists && Phase is Phase.Watched or Phase.Responding;

    /// <summary>Whether ladders and clocks of its requests run: merging it into another incident does not stop them.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool RequestsRun => IsOpen || (Phase == Phase.Merged && Merged?.From is Phase.Watched or Phase.Responding);

    /// <summary>Whether what is learned still moves the grade: after the end of the response too, until it is closed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsGraded => IsOpen || (Exists && Phase == Phase.Ended);
}
