namespace HrBureau.Domain;

public abstract partial record IncidentEvent
{
    /// <summary>A draft; only the asking agency sees it.</summary>
    /// <param name="RequestId">Starts with <c>req-</c>, derived from the act.</param>
    /// <param name="Kind">Kind.</param>
    /// <param name="From">Agency code.</param>
    /// <param name="To">Agency code.</param>
    /// <param name="Measures">Lawful measures asked.</param>
    /// <param name="Text">Words of the letter; drafted by rule, those of the county, see <see cref="RequestKindRow.Letter"/>.</param>
    /// <param name="Share">Parts shared.</param>
    /// <param name="AnswerBy">Asked for by the drafter.</param>
    /// <param name="ByRule">The unreachable rule drafted it.</param>
    /// <param name="Basis">Statute ids.</param>
    /// <param name="Proofs">Attempt ids it rests on.</param>
    public sealed record RequestDrafted(string RequestId, RequestKind Kind, string From, string To, IReadOnlyList<PoliceMeasure> Measures, string? Text, IReadOnlyList<SharePart> Share, DateTimeOffset? AnswerBy, bool ByRule, IReadOnlyList<string> Basis, IReadOnlyList<string> Proofs) : IncidentEvent;

    /// <summary>Signed.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Signer">Officer id.</param>
    /// <param name="Oral">Approved by word of mouth at this time; the sealed paper is due in 24 h.</param>
    /// <param name="Contacts">Numbers and addresses given with it; null for none.</param>
    public sealed record RequestApproved(string RequestId, string Signer, DateTimeOffset? Oral, IReadOnlyList<SharedContact>? Contacts = null) : IncidentEvent
    {
        /// <inheritdoc/>
        [System.Text.Json.Serialization.JsonIgnore]
        public override DateTimeOffset? LegalTime => Oral;
    }

    /// <summary>The addressed desk sees it from now on; its ladder starts.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="AnswerBy">Answer-by time.</param>
    /// <param name="Night">Whether the night time applied.</param>
    /// <param name="Named">Agencies its first rung names; they see the shared parts.</param>
    /// <param name="Grade">The grade its ladder runs at, whatever becomes of the incident's: the addressed agency was told the time. Null in entries from before it was kept.</param>
    public sealed record RequestRaised(string RequestId, DateTimeOffset AnswerBy, bool Night, IReadOnlyList<string> Named, Grade? Grade = null) : IncidentEvent;

    /// <summary>The sealed paper is on file.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Number">Its number.</param>
    public sealed record RequestPaperFiled(string RequestId, string Number) : IncidentEvent;

    /// <summary>A draft nobody signs: the next signer is rung.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Rung">0-based.</param>
    /// <param name="Turn">How often this rung has fired, from 1.</param>
    /// <param name="Collapsed">Rungs passed over after an outage.</param>
    /// <param name="Unmanned">The rung before found nobody on duty.</param>
    public sealed record SignatureSought(string RequestId, int Rung, int Turn, IReadOnlyList<int> Collapsed, bool Unmanned) : IncidentEvent;

    /// <summary>The ladder climbs (提级催办).</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Ladder">The answer ladder or the result ladder.</param>
    /// <param name="Rung">0-based; the last one repeats.</param>
    /// <param name="Turn">How often this rung has fired, from 1.</param>
    /// <param name="Collapsed">Rungs passed over after an outage: one notice, not a storm.</param>
    /// <param name="Unmanned">The rung before found nobody on duty.</param>
    /// <param name="Named">Agencies the rung names; they see the shared parts from now on.</param>
    public sealed record RequestEscalated(string RequestId, LadderUse Ladder, int Rung, int Turn, IReadOnlyList<int> Collapsed, bool Unmanned, IReadOnlyList<string> Named) : IncidentEvent;

    /// <summary>Nobody holds the post a notice was for.</summary>
    /// <param name="NoticeId">Which notice.</param>
    /// <param name="RequestId">Its request; null for the incident's own ladder.</param>
    /// <param name="Agency">Agency.</param>
    /// <param name="Post">Post.</param>
    public sealed record RungUnmanned(string NoticeId, string? RequestId, string Agency, string Post) : IncidentEvent;

    /// <summary>Receipt confirmed (签收).</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="EtaMinutes">Minutes to arrival.</param>
    public sealed record RequestAcknowledged(string RequestId, int? EtaMinutes) : IncidentEvent;

    /// <summary>Taken on (接办).</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="EtaMinutes">Minutes to arrival.</param>
    public sealed record RequestTakenOn(string RequestId, int? EtaMinutes) : IncidentEvent;

    /// <summary>Sent back with a reason (退回); the holder and HR's leader decide at once.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Reason">Why.</param>
    public sealed record RequestSentBack(string RequestId, string Reason) : IncidentEvent;

    /// <summary>Handed on inside the agency.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Officer">Officer id.</param>
    public sealed record RequestHandedOn(string RequestId, string Officer) : IncidentEvent;

    /// <summary>Answered.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Text">Words.</param>
    /// <param name="Result">Result.</param>
    public sealed record RequestAnswered(string RequestId, string? Text, string? Result) : IncidentEvent;

    /// <summary>代录: an answer recorded for the addressed agency.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Answer">What it amounts to.</param>
    /// <param name="Name">Who said it, sealed.</param>
    /// <param name="Post">His post.</param>
    /// <param name="Channel">Road.</param>
    /// <param name="At">Legal time; it counts as of then.</param>
    /// <param name="Text">Words.</param>
    /// <param name="Proof">Proof.</param>
    public sealed record AnswerRecorded(string RequestId, RecordedAnswer Answer, Personal Name, string Post, AnswerChannel Channel, DateTimeOffset At, string? Text, string? Proof) : IncidentEvent
    {
        /// <inheritdoc/>
        [System.Text.Json.Serialization.JsonIgnore]
        public override DateTimeOffset? LegalTime => At;
    }

    /// <summary>The desk on an answer recorded for it; both stay.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Agrees">Confirmed or disputed.</param>
    /// <param name="Reason">Words.</param>
    public sealed record RecordedAnswerConfirmed(string RequestId, bool Agrees, string? Reason) : IncidentEvent;

    /// <summary>The person sought was reached later: does the request still stand? Silence means it stands.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="PersonId">Who was reached.</param>
    public sealed record RequestReviewAsked(string RequestId, string PersonId) : IncidentEvent;

    /// <summary>Fulfilled, says the asker.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Reason">Words.</param>
    public sealed record RequestFulfilled(string RequestId, string? Reason) : IncidentEvent;

    /// <summary>Withdrawn.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Reason">Why.</param>
    public sealed record RequestWithdrawn(string RequestId, string? Reason) : IncidentEvent;
}
