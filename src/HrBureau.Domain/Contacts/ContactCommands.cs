namespace HrBureau.Domain;

public abstract partial record IncidentCommand
{
    /// <summary>One try to reach a person (联系记录, F11).</summary>
    /// <param name="PersonId">Whom.</param>
    /// <param name="Channel">How.</param>
    /// <param name="Contact">The number or address tried; one of the person's own may be named as it is shown, masked.</param>
    /// <param name="Result">What came of it.</param>
    /// <param name="At">When it happened (legal time).</param>
    /// <param name="Words">What was said.</param>
    /// <param name="Inspectors">Officer ids present; one alone is recorded and flagged (单人，不作证据).</param>
    /// <param name="Summons">Set when it told the person to come.</param>
    /// <param name="ReceiptProof">What proves receipt.</param>
    /// <param name="Evidence">Evidence ids.</param>
    /// <param name="ContactAt">Place of <paramref name="Contact"/> in the person's list, from 0: tells two apart that look alike when masked.</param>
    public sealed record RecordContactAttempt(string PersonId, ContactChannel Channel, string Contact, ContactResult Result, DateTimeOffset At, string? Words = null, IReadOnlyList<string>? Inspectors = null, Summons? Summons = null, string? ReceiptProof = null, IReadOnlyList<string>? Evidence = null, int? ContactAt = null) : IncidentCommand;

    /// <summary>What the officers in the room saw at the set time.</summary>
    /// <param name="PersonId">Whom.</param>
    /// <param name="Outcome">Came, late, did not come, excused.</param>
    /// <param name="Inspectors">Officer ids in the room.</param>
    public sealed record RecordSummonsOutcome(string PersonId, SummonsOutcome Outcome, IReadOnlyList<string> Inspectors) : IncidentCommand;

    /// <summary>An officer declares a person unreachable, with his reason.</summary>
    /// <param name="PersonId">Whom.</param>
    /// <param name="Reason">Why.</param>
    public sealed record DeclareUnreachable(string PersonId, string Reason) : IncidentCommand;

    /// <summary>The person has been reached, outside a recorded attempt.</summary>
    /// <param name="PersonId">Whom.</param>
    /// <param name="Reason">How it is known.</param>
    public sealed record RecordReached(string PersonId, string Reason) : IncidentCommand;
}

/// <summary>A set time and place (通知到场).</summary>
/// <param name="At">When to come.</param>
/// <param name="Place">Where to come.</param>
public sealed record Summons(DateTimeOffset At, string Place);
