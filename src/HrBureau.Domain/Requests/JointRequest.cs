using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What one agency asks of another.</summary>
public sealed record JointRequest
{
    /// <summary>Starts with <c>req-</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>Kind.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>Asking agency.</summary>
    public required string From { get; init; }

    /// <summary>Addressed agency.</summary>
    public required string To { get; init; }

    /// <summary>State.</summary>
    public required RequestState State { get; init; }

    /// <summary>Since when the state holds.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Measures asked.</summary>
    public ImmutableList<PoliceMeasure> Measures { get; init; } = [];

    /// <summary>Words of the letter; null where no rule and no person gave any.</summary>
    public string? Text { get; init; }

    /// <summary>Parts shared.</summary>
    public ImmutableList<SharePart> Share { get; init; } = [];

    /// <summary>Numbers and addresses of the named persons that the signer chose to give.</summary>
    public ImmutableList<SharedContact> Contacts { get; init; } = [];

    /// <summary>Statute ids.</summary>
    public ImmutableList<string> Basis { get; init; } = [];

    /// <summary>Attempt ids it rests on.</summary>
    public ImmutableList<string> Proofs { get; init; } = [];

    /// <summary>Drafted by the unreachable rule.</summary>
    public bool ByRule { get; init; }

    /// <summary>Answer-by the drafter asked for.</summary>
    public DateTimeOffset? AskedAnswerBy { get; init; }

    /// <summary>Drafted at, recording time.</summary>
    public DateTimeOffset DraftedAt { get; init; }

    /// <summary>Officer id of the signer.</summary>
    public string? Signer { get; init; }

    /// <summary>Approved by word of mouth at; the sealed paper is owed.</summary>
    public DateTimeOffset? OralAt { get; init; }

    /// <summary>Number of the sealed paper, once filed.</summary>
    public string? PaperNumber { get; init; }

    /// <summary>Raised at, recording time.</summary>
    public DateTimeOffset? RaisedAt { get; init; }

    /// <summary>The rung that fired last, 0-based, of the ladder for the result once that one runs; -1 before the first.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Rung => (ResultLadder ?? Ladder)?.Rung ?? -1;

    /// <summary>Answer-by time.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>Acknowledged at (legal time of a recorded answer).</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Taken on at (legal time of a recorded answer).</summary>
    public DateTimeOffset? TakenOnAt { get; init; }

    /// <summary>Sent back or answered at: the first result (legal time of a recorded answer).</summary>
    public DateTimeOffset? ResultAt { get; init; }

    /// <summary>Answered at (legal time of a recorded answer).</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>The sealed paper of an oral approval was filed at.</summary>
    public DateTimeOffset? PaperAt { get; init; }

    /// <summary>Minutes to arrival.</summary>
    public int? EtaMinutes { get; init; }

    /// <summary>Officer it was handed on to.</summary>
    public string? Assignee { get; init; }

    /// <summary>Reason of sending back or withdrawing.</summary>
    public string? Reason { get; init; }

    /// <summary>The answer's words and result.</summary>
    public string? AnswerText { get; init; }

    /// <summary>Result in a word.</summary>
    public string? AnswerResult { get; init; }

    /// <summary>The answer-by ladder.</summary>
    public LadderRun? Ladder { get; init; }

    /// <summary>Among the signers, while a draft waits.</summary>
    public LadderRun? SignerLadder { get; init; }

    /// <summary>After it was acknowledged or taken on, until a first result.</summary>
    public LadderRun? ResultLadder { get; init; }

    /// <summary>Agencies whose fired rung named them; they see the shared parts.</summary>
    public ImmutableSortedSet<string> RungAgencies { get; init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>The holder was asked whether it still stands.</summary>
    public bool ReviewAsked { get; init; }

    /// <summary>An answer recorded on behalf waits for the desk's word.</summary>
    public bool AnswerUnconfirmed { get; init; }

    /// <summary>The desk disputes an answer recorded for it; both stay.</summary>
    public bool AnswerDisputed { get; init; }

    /// <summary>Nobody has answered yet: raised, delivered or seen.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool AwaitsAnswer => State is RequestState.Raised or RequestState.Delivered or RequestState.Seen;

    /// <summary>Acknowledged or taken on, and no result yet.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool AwaitsResult => State is RequestState.Acknowledged or RequestState.TakenOn;

    /// <summary>Approved by word of mouth, and the sealed paper is not on file.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool OwesPaper => OralAt is not null && PaperNumber is null;

    /// <summary>Neither answered for good nor taken back.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOpen => State is not (RequestState.Answered or RequestState.Fulfilled or RequestState.Withdrawn);

    /// <summary>Neither fulfilled nor taken back: open, or answered and not confirmed by the asker.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUnsettled => IsOpen || State == RequestState.Answered;

    /// <summary>The addressed agency sees it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsRaised => RaisedAt is not null;
}
