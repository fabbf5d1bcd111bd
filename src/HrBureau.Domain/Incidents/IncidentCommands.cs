using System.Text.Json.Serialization;

namespace HrBureau.Domain;

public abstract partial record IncidentCommand
{
    /// <summary>A report arrives through the intake: it opens the incident or merges into it. System only.</summary>
    /// <param name="IncidentId">Id the intake has given.</param>
    /// <param name="Facts">The report.</param>
    /// <param name="SiteKey">The site it occupies.</param>
    /// <param name="MechanismHash">Mechanism pinned at opening.</param>
    /// <param name="ReceivedBy">Who took the report.</param>
    /// <param name="ReceivedByAgency">His agency.</param>
    /// <param name="DrillScale">Set when this opens a drill.</param>
    /// <param name="SplitFrom">The incident it was split off from.</param>
    /// <param name="HeldBy">Officer who holds it from the start when it opens a calm lead; one that names a behaviour is called out as ever.</param>
    /// <param name="Step">Set when a scenario is replayed: the drill it belongs to and the instant at which it comes.</param>
    public sealed record Report(string IncidentId, ReportFacts Facts, string SiteKey, string MechanismHash, string ReceivedBy, string ReceivedByAgency, int? DrillScale = null, string? SplitFrom = null, string? HeldBy = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DrillStep? Step = null) : IncidentCommand;

    /// <summary>A due instant has come: whatever is due by now strikes. System only.</summary>
    /// <param name="EndsDrill">The scenario of a replay is over: its response ends.</param>
    public sealed record StrikeClock([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool EndsDrill = false) : IncidentCommand;

    /// <summary>Somebody of HR has verified the report: the grade stops being provisional.</summary>
    /// <param name="Headcount">Verified people.</param>
    /// <param name="Behaviours">Verified behaviours.</param>
    /// <param name="Note">Words.</param>
    public sealed record VerifyReport(int? Headcount = null, IReadOnlyList<Behaviour>? Behaviours = null, string? Note = null) : IncidentCommand;

    /// <summary>A person activates the plan of a lead.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record ActivatePlan(string Reason) : IncidentCommand;

    /// <summary>Figures of one source.</summary>
    /// <param name="Source">Whose figures.</param>
    /// <param name="Headcount">People.</param>
    /// <param name="AmountFen">Money, whole fen.</param>
    /// <param name="Behaviours">What is seen now.</param>
    /// <param name="Place">Where.</param>
    /// <param name="Note">Words.</param>
    /// <param name="Adopt">Make them the adopted ones (采信).</param>
    public sealed record UpdateFacts(FactSource Source, int? Headcount = null, long? AmountFen = null, IReadOnlyList<Behaviour>? Behaviours = null, string? Place = null, string? Note = null, bool Adopt = false) : IncidentCommand;

    /// <summary>A person changes the grade; lowering needs a reason (rules only raise).</summary>
    /// <param name="Grade">New grade.</param>
    /// <param name="Reason">Why.</param>
    public sealed record ChangeGrade(Grade Grade, string Reason) : IncidentCommand;

    /// <summary>Who inspects; two at least for papers with legal effect.</summary>
    /// <param name="Officers">Officer ids.</param>
    public sealed record AssignInspectors(IReadOnlyList<string> Officers) : IncidentCommand;

    /// <summary>The caller becomes the holder (承办人).</summary>
    public sealed record TakeCharge : IncidentCommand;

    /// <summary>The holder offers the incident to another, with a written summary.</summary>
    /// <param name="To">Officer id.</param>
    /// <param name="Summary">What the next one must know.</param>
    public sealed record HandOver(string To, string Summary) : IncidentCommand;

    /// <summary>The person a hand-over was offered to takes it.</summary>
    public sealed record AcceptHandOver : IncidentCommand;

    /// <summary>Who commands on the scene; apart from the holder.</summary>
    /// <param name="Person">Officer id or name of a post.</param>
    public sealed record AppointCommander(string Person) : IncidentCommand;

    /// <summary>A note on the timeline.</summary>
    /// <param name="Text">Words.</param>
    /// <param name="Audience">Own agency (default) or every agency that sees the incident.</param>
    public sealed record AddNote(string Text, NoteAudience? Audience = null) : IncidentCommand;

    /// <summary>Strikes one entry, and what followed from it by rule in the same act, out of the state; the entry stays readable.</summary>
    /// <param name="Version">The entry.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Replacement">The act that should stand in its place.</param>
    public sealed record VoidEntry(long Version, string Reason, IncidentCommand? Replacement = null) : IncidentCommand
    {
        /// <summary>What the log says about the entry; set by the grain, never on the wire.</summary>
        [JsonIgnore]
        public VoidGrounds? Grounds { get; init; }
    }

    /// <summary>The leader ends the response; what stays open is listed with who carries it.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record EndResponse(string Reason) : IncidentCommand;

    /// <summary>The case is done (办结).</summary>
    /// <param name="Reason">Result.</param>
    public sealed record Close(string Reason) : IncidentCommand;

    /// <summary>An ended or closed incident goes on, or one that was merged by mistake.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Reopen(string Reason) : IncidentCommand
    {
        /// <summary>What is known of the incident it was merged into; set by the grain, never on the wire.</summary>
        [JsonIgnore]
        public OtherIncident? Other { get; init; }
    }

    /// <summary>The incident as a whole does not stand; everybody who was told is told.</summary>
    /// <param name="Why">Which of the three.</param>
    /// <param name="Reason">Words.</param>
    public sealed record VoidIncident(VoidWhy Why, string Reason) : IncidentCommand;
}
