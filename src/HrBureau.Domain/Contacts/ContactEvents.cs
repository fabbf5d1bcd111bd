namespace HrBureau.Domain;

public abstract partial record IncidentEvent
{
    /// <summary>One try (联系记录, F11).</summary>
    /// <param name="AttemptId">Derived from the act.</param>
    /// <param name="PersonId">Whom.</param>
    /// <param name="Channel">How.</param>
    /// <param name="Contact">Number or address, sealed.</param>
    /// <param name="Sourced">Whether that number or address is recorded for the person with a source.</param>
    /// <param name="Result">What came of it.</param>
    /// <param name="At">Legal time.</param>
    /// <param name="Words">Words.</param>
    /// <param name="Inspectors">Officer ids.</param>
    /// <param name="Alone">单人，不作证据.</param>
    /// <param name="Late">补录: recorded long after it happened; completes no rule without proof.</param>
    /// <param name="Summons">Set time and place.</param>
    /// <param name="ReceiptProof">Proof of receipt.</param>
    /// <param name="Evidence">Evidence ids.</param>
    public sealed record ContactAttempted(string AttemptId, string PersonId, ContactChannel Channel, Personal Contact, bool Sourced, ContactResult Result, DateTimeOffset At, string? Words, IReadOnlyList<string> Inspectors, bool Alone, bool Late, Summons? Summons, string? ReceiptProof, IReadOnlyList<string> Evidence) : IncidentEvent
    {
        /// <inheritdoc/>
        [System.Text.Json.Serialization.JsonIgnore]
        public override DateTimeOffset? LegalTime => At;
    }

    /// <summary>The set time of a summons has come: the officers in the room are asked.</summary>
    /// <param name="PersonId">Whom.</param>
    /// <param name="Summons">Set time and place.</param>
    public sealed record SummonsOutcomeAsked(string PersonId, Summons Summons) : IncidentEvent;

    /// <summary>What they saw.</summary>
    /// <param name="PersonId">Whom.</param>
    /// <param name="Outcome">Outcome.</param>
    /// <param name="Inspectors">Officer ids.</param>
    /// <param name="Alone">One alone: flagged.</param>
    /// <param name="Summons">The summons it answers.</param>
    /// <param name="MayCountAsAbsconding">约定时间未到场，是否适用100号文由承办人认定: proof of receipt stands and he did not come.</param>
    public sealed record SummonsOutcomeRecorded(string PersonId, SummonsOutcome Outcome, IReadOnlyList<string> Inspectors, bool Alone, Summons Summons, bool MayCountAsAbsconding) : IncidentEvent;

    /// <summary>A person is unreachable (失联), by the rule or as declared.</summary>
    /// <param name="PersonId">Whom.</param>
    /// <param name="ByRule">Rule or declaration.</param>
    /// <param name="Reason">Of a declaration.</param>
    /// <param name="Failures">Failures since the last success.</param>
    /// <param name="Channels">Channels they were spread over.</param>
    /// <param name="First">First failure, legal time.</param>
    /// <param name="Last">Last failure, legal time.</param>
    public sealed record UnreachableEstablished(string PersonId, bool ByRule, string? Reason, int Failures, IReadOnlyList<ContactChannel> Channels, DateTimeOffset? First, DateTimeOffset? Last) : IncidentEvent;

    /// <summary>After a correction the rule no longer holds for a person it had established as unreachable.</summary>
    /// <param name="PersonId">Whom.</param>
    public sealed record UnreachableLifted(string PersonId) : IncidentEvent;

    /// <summary>A person held unreachable has been reached.</summary>
    /// <param name="PersonId">Whom.</param>
    /// <param name="Reason">How it is known; null where an attempt reached him.</param>
    /// <param name="At">Legal time of that attempt.</param>
    /// <param name="AttemptId">That attempt.</param>
    public sealed record PersonReached(string PersonId, string? Reason, DateTimeOffset? At = null, string? AttemptId = null) : IncidentEvent
    {
        /// <inheritdoc/>
        [System.Text.Json.Serialization.JsonIgnore]
        public override DateTimeOffset? LegalTime => At;
    }
}
