using System.Text.Json.Serialization;

namespace HrBureau.Domain;

public abstract partial record IncidentEvent
{
    /// <summary>The first report of a site opens the incident as a lead.</summary>
    /// <param name="IncidentId">Id.</param>
    /// <param name="Facts">The report.</param>
    /// <param name="SiteKey">First key of the site it occupies; the others follow from the report.</param>
    /// <param name="MechanismHash">Mechanism pinned.</param>
    /// <param name="Drill">Set in a drill.</param>
    /// <param name="ReceivedBy">Who took the report; the system records it. Null in entries from before it was kept.</param>
    /// <param name="ReceivedByAgency">His agency.</param>
    /// <param name="SplitFrom">The incident the report was split off from; then the site key is the one door it got, empty for none.</param>
    public sealed record IncidentReported(string IncidentId, ReportFacts Facts, string SiteKey, string MechanismHash, DrillClock? Drill, string? ReceivedBy = null, string? ReceivedByAgency = null, string? SplitFrom = null) : IncidentEvent
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override DateTimeOffset? LegalTime => Facts.ReportedAt;
    }

    /// <summary>A further report of the same site.</summary>
    /// <param name="Facts">The report.</param>
    /// <param name="ReceivedBy">Who took the report; the system records it. Null in entries from before it was kept.</param>
    /// <param name="ReceivedByAgency">His agency.</param>
    /// <param name="SplitFrom">The incident it was split off from.</param>
    public sealed record ReportMerged(ReportFacts Facts, string? ReceivedBy = null, string? ReceivedByAgency = null, string? SplitFrom = null) : IncidentEvent
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override DateTimeOffset? LegalTime => Facts.ReportedAt;
    }

    /// <summary>Verified by somebody of HR.</summary>
    /// <param name="Headcount">People.</param>
    /// <param name="Behaviours">Behaviours.</param>
    /// <param name="Note">Words.</param>
    public sealed record ReportVerified(int? Headcount, IReadOnlyList<Behaviour>? Behaviours, string? Note) : IncidentEvent;

    /// <summary>The plan is active.</summary>
    /// <param name="Reason">Why; null when by rule.</param>
    /// <param name="ByRule">By rule or by a person.</param>
    public sealed record PlanActivated(string? Reason, bool ByRule) : IncidentEvent;

    /// <summary>Figures of one source.</summary>
    /// <param name="Source">Whose.</param>
    /// <param name="Headcount">People.</param>
    /// <param name="AmountFen">Money, fen.</param>
    /// <param name="Behaviours">Behaviours.</param>
    /// <param name="Place">Place.</param>
    /// <param name="Note">Words.</param>
    /// <param name="Adopted">Whether they are the adopted ones.</param>
    public sealed record FactsUpdated(FactSource Source, int? Headcount, long? AmountFen, IReadOnlyList<Behaviour>? Behaviours, string? Place, string? Note, bool Adopted) : IncidentEvent;

    /// <summary>The grade (事件分级).</summary>
    /// <param name="From">Before; null at opening.</param>
    /// <param name="To">Now.</param>
    /// <param name="Provisional">拟定级: from unverified reports, rings HR only.</param>
    /// <param name="ByRule">A rule only raises; after a correction it takes back what it raised on what was struck out.</param>
    /// <param name="Reason">Of a person; where a correction gives back the grade a person had set, that of the correction.</param>
    public sealed record GradeChanged(Grade? From, Grade To, bool Provisional, bool ByRule, string? Reason) : IncidentEvent;

    /// <summary>Inspectors.</summary>
    /// <param name="Officers">Officer ids.</param>
    public sealed record InspectorsAssigned(IReadOnlyList<string> Officers) : IncidentEvent;

    /// <summary>Somebody holds the incident.</summary>
    /// <param name="Officer">Officer id.</param>
    public sealed record ChargeTaken(string Officer) : IncidentEvent;

    /// <summary>Offered to another.</summary>
    /// <param name="From">Officer id.</param>
    /// <param name="To">Officer id.</param>
    /// <param name="Summary">Words.</param>
    public sealed record HandOverOffered(string From, string To, string Summary) : IncidentEvent;

    /// <summary>Taken by the other.</summary>
    /// <param name="From">Officer id.</param>
    /// <param name="To">Officer id.</param>
    public sealed record HandOverAccepted(string From, string To) : IncidentEvent;

    /// <summary>On-site commander.</summary>
    /// <param name="Person">Officer id or post.</param>
    public sealed record CommanderAppointed(string Person) : IncidentEvent;

    /// <summary>Nobody holds the incident yet: the next post inside HR is rung.</summary>
    /// <param name="Rung">0-based.</param>
    /// <param name="Turn">How often this rung has fired, from 1.</param>
    /// <param name="Collapsed">Rungs passed over after an outage.</param>
    /// <param name="Unmanned">The rung before found nobody on duty.</param>
    public sealed record HolderSought(int Rung, int Turn, IReadOnlyList<int> Collapsed, bool Unmanned) : IncidentEvent;

    /// <summary>A note.</summary>
    /// <param name="Text">Words.</param>
    /// <param name="Audience">Who may read it.</param>
    public sealed record NoteAdded(string Text, NoteAudience Audience) : IncidentEvent;

    /// <summary>An act struck out of the state.</summary>
    /// <param name="Version">The entry named.</param>
    /// <param name="Versions">The whole act.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="EffectsOutside">Notices that already left because of it: notice ids, for a person to decide.</param>
    /// <param name="RequestsConcerned">Requests that rest on it.</param>
    /// <param name="Reports">Reports that were recorded by it: report ids.</param>
    public sealed record EntryVoided(long Version, IReadOnlyList<long> Versions, string Reason, IReadOnlyList<string> EffectsOutside, IReadOnlyList<string> RequestsConcerned, IReadOnlyList<string>? Reports = null) : IncidentEvent;

    /// <summary>The response ended.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="StaysOpen">What stays open and who carries it: request id to officer or post.</param>
    /// <param name="ByRule">A drill's lifetime ran out.</param>
    /// <param name="ScenarioOver">A replay ended with its scenario, or was stopped.</param>
    public sealed record ResponseEnded(string Reason, IReadOnlyDictionary<string, string> StaysOpen, bool ByRule, bool? ScenarioOver = null) : IncidentEvent;

    /// <summary>Done.</summary>
    /// <param name="Reason">Result.</param>
    public sealed record IncidentClosed(string Reason) : IncidentEvent;

    /// <summary>Goes on.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="AnswerBy">By request id, until when the answers still awaited are now due.</param>
    /// <param name="ByRule">A gathering, or behaviour that raises the grade, was reported after the response had ended.</param>
    /// <param name="Reports">By rule: the reports that said so.</param>
    /// <param name="PartedFrom">The incident into which it had been merged; it goes on where it stood then.</param>
    public sealed record IncidentReopened(
        string Reason,
        IReadOnlyDictionary<string, DateTimeOffset>? AnswerBy = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool ByRule = false,
        IReadOnlyList<string>? Reports = null,
        string? PartedFrom = null) : IncidentEvent;

    /// <summary>Does not stand.</summary>
    /// <param name="Why">Which of the three.</param>
    /// <param name="Reason">Words.</param>
    public sealed record IncidentVoided(VoidWhy Why, string Reason) : IncidentEvent;
}
