using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>A joint request as the reader may see it.</summary>
/// <param name="RequestId">Id.</param>
/// <param name="Kind">Kind.</param>
/// <param name="From">Asking agency.</param>
/// <param name="To">Addressed agency.</param>
/// <param name="State">State.</param>
/// <param name="Since">Since when.</param>
/// <param name="Rung">Last rung fired, 0-based; -1 before the first.</param>
/// <param name="Rungs">The ladder with its times; of one that has stopped, the rungs that fired.</param>
/// <param name="AnswerBy">Answer-by time.</param>
/// <param name="Measures">Measures asked.</param>
/// <param name="Text">Words of the letter; null where no rule and no person gave any.</param>
/// <param name="Share">Parts shared.</param>
/// <param name="ByRule">Drafted by the unreachable rule.</param>
/// <param name="Basis">Statute ids.</param>
/// <param name="Signer">Who signed.</param>
/// <param name="SignableBy">Who of the officers on duty may sign it now, by the agency's roster.</param>
/// <param name="OralAt">Approved by word of mouth at.</param>
/// <param name="PaperNumber">The sealed paper's number.</param>
/// <param name="RaisedAt">Raised.</param>
/// <param name="AcknowledgedAt">Acknowledged.</param>
/// <param name="EtaMinutes">Minutes to arrival.</param>
/// <param name="Assignee">Handed on to.</param>
/// <param name="Reason">Of sending back or withdrawing.</param>
/// <param name="AnswerText">The answer.</param>
/// <param name="AnswerResult">Its result.</param>
/// <param name="Late">Whether the answer is late, for who may see lateness.</param>
/// <param name="Notices">Who was told, by which channel, and what is known of it.</param>
/// <param name="Allowed">Command words the reader may issue on it now.</param>
/// <param name="SignableOffDuty">Who may sign it besides, off duty now: an approval by phone may be theirs.</param>
/// <param name="HandOnTo">Officers of the addressed agency it can be handed on to, for who may do so.</param>
/// <param name="Persons">Ids of the persons whom the letter names.</param>
/// <param name="MaySign">Whether the reader may sign it himself; who may approve but not sign records what a signer said.</param>
[GenerateSerializer]
[Alias("hrb.request-view")]
public sealed record RequestView(
    string RequestId,
    RequestKind Kind,
    string From,
    string To,
    RequestState State,
    DateTimeOffset Since,
    int Rung,
    IReadOnlyList<RungView> Rungs,
    DateTimeOffset? AnswerBy,
    IReadOnlyList<PoliceMeasure> Measures,
    string? Text,
    IReadOnlyList<SharePart> Share,
    bool ByRule,
    IReadOnlyList<string> Basis,
    OfficerName? Signer,
    IReadOnlyList<OfficerName> SignableBy,
    DateTimeOffset? OralAt,
    string? PaperNumber,
    DateTimeOffset? RaisedAt,
    DateTimeOffset? AcknowledgedAt,
    int? EtaMinutes,
    OfficerName? Assignee,
    string? Reason,
    string? AnswerText,
    string? AnswerResult,
    bool Late,
    IReadOnlyList<NoticeView> Notices,
    IReadOnlyList<string> Allowed,
    IReadOnlyList<OfficerName> SignableOffDuty,
    IReadOnlyList<OfficerName> HandOnTo,
    IReadOnlyList<string> Persons,
    bool MaySign)
{
    /// <summary>Numbers and addresses that the signer chose to give with it, for its own side.</summary>
    [Id(100)]
    public IReadOnlyList<ContactPlaceView> Contacts { get; init; } = [];
}

/// <summary>A recorded number or address, by its place.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="At">Its place in the person's list, from 0.</param>
[GenerateSerializer]
[Alias("hrb.contact-place")]
public sealed record ContactPlaceView(string PersonId, int At);

/// <summary>One rung of a ladder.</summary>
/// <param name="Rung">0-based.</param>
/// <param name="At">When it fires, or fired.</param>
/// <param name="Fired">Whether it has fired.</param>
/// <param name="Targets">Agency and post named, as <c>agency/post</c>.</param>
[GenerateSerializer]
[Alias("hrb.rung-view")]
public sealed record RungView(int Rung, DateTimeOffset At, bool Fired, IReadOnlyList<string> Targets);

/// <summary>A notice.</summary>
/// <param name="NoticeId">Id.</param>
/// <param name="Recipient">Officer id, or <c>agency/post</c> while nobody is known.</param>
/// <param name="RecipientName">His name.</param>
/// <param name="Agency">Agency.</param>
/// <param name="Post">Post.</param>
/// <param name="Channel">Channel.</param>
/// <param name="State">What is known. Sent is not delivered.</param>
/// <param name="At">Since when.</param>
/// <param name="Rung">Rung it belongs to; -1 when none.</param>
/// <param name="CallTask">An open call task: number to call and who calls.</param>
/// <param name="Lapsed">Why a call that was asked for is no longer needed; null while it is, and for notices that are no calls.</param>
[GenerateSerializer]
[Alias("hrb.notice-view")]
public sealed record NoticeView(string NoticeId, string Recipient, LocalisedText? RecipientName, string Agency, string? Post, NoticeChannel Channel, NoticeState State, DateTimeOffset At, int Rung, CallTaskView? CallTask, CallLapse? Lapsed = null);

/// <summary>An open call task.</summary>
/// <param name="Phone">Office phone to call.</param>
/// <param name="Whom">Whom to ask for.</param>
/// <param name="About">What to tell him: take-charge, sign, answer, overdue, result, sent-back, gathered-again, merged, look.</param>
/// <param name="Self">He is the reader himself, whom nobody has to call.</param>
[GenerateSerializer]
[Alias("hrb.call-task-view")]
public sealed record CallTaskView(string? Phone, LocalisedText? Whom, string About = "look", bool Self = false);

/// <summary>One item of an agency's inbox.</summary>
/// <param name="RequestId">Id.</param>
/// <param name="IncidentId">Incident.</param>
/// <param name="Kind">Kind.</param>
/// <param name="From">Asking agency.</param>
/// <param name="To">Addressed agency.</param>
/// <param name="State">State.</param>
/// <param name="Rung">Last rung fired, 0-based.</param>
/// <param name="AnswerBy">Answer-by time.</param>
/// <param name="Text">Words.</param>
/// <param name="Shared">The shared parts, by part name, as text.</param>
/// <param name="Grade">Grade.</param>
/// <param name="Drill">Drill.</param>
/// <param name="Allowed">Command words the reader may issue on it now.</param>
/// <param name="Time">The incident's clock.</param>
[GenerateSerializer]
[Alias("hrb.inbox-item")]
public sealed record InboxItem(string RequestId, string IncidentId, RequestKind Kind, string From, string To, RequestState State, int Rung, DateTimeOffset? AnswerBy, string? Text, IReadOnlyDictionary<string, string> Shared, Grade Grade, bool Drill, IReadOnlyList<string> Allowed, TimeView Time);

/// <summary>A request as the phone page of the addressed agency shows it: purpose, signed letter, whom HR has assigned; nothing of HR's inner handling.</summary>
/// <param name="Item">The inbox item.</param>
/// <param name="Request">The request.</param>
/// <param name="Version">Version of the incident.</param>
/// <param name="Holder">Who of HR holds the incident.</param>
/// <param name="OnScene">Inspectors HR has assigned.</param>
/// <param name="Persons">Persons shared, with numbers to call.</param>
/// <param name="Colleagues">Officers of the reader's agency it can be handed on to.</param>
/// <param name="Next">The clock the addressed agency has to meet next; null when none waits, or its lateness is not the reader's business.</param>
/// <param name="Open">Whether the incident is watched or responded to; after the end of the response nothing counts on.</param>
[GenerateSerializer]
[Alias("hrb.desk-request-view")]
public sealed record DeskRequestView(InboxItem Item, RequestView Request, long Version, OfficerName? Holder, IReadOnlyList<OfficerName> OnScene, IReadOnlyList<PersonView> Persons, IReadOnlyList<OfficerName> Colleagues, ClockView? Next, bool Open = true)
{
    /// <summary>Where the incident stands.</summary>
    [Id(102)]
    public Phase Phase { get; init; }

    /// <summary>Whether the reader may bring files.</summary>
    [Id(100)]
    public bool MayAttach { get; init; }

    /// <summary>Files of the incident that the reader may see: his own, and what is shared with his agency.</summary>
    [Id(101)]
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];
}
