namespace HrBureau.Domain;

public abstract partial record IncidentCommand
{
    /// <summary>Drafts a joint request to another agency.</summary>
    /// <param name="Kind">Kind.</param>
    /// <param name="To">Agency code.</param>
    /// <param name="Text">The letter's words: facts, purpose.</param>
    /// <param name="Measures">Lawful measures asked, closed list.</param>
    /// <param name="Share">Parts shared; default by kind.</param>
    /// <param name="AnswerBy">Asked for; default by the ladder.</param>
    public sealed record DraftRequest(RequestKind Kind, string To, string Text, IReadOnlyList<PoliceMeasure>? Measures = null, IReadOnlyList<SharePart>? Share = null, DateTimeOffset? AnswerBy = null) : IncidentCommand;

    /// <summary>A person who may sign approves the draft, or his oral approval is recorded; it is raised in the same act.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Oral">Set when recorded for the signer.</param>
    /// <param name="Contacts">Numbers and addresses of the persons the letter names that are given with it; none unless chosen.</param>
    public sealed record ApproveRequest(string RequestId, OralApproval? Oral = null, IReadOnlyList<ContactChoice>? Contacts = null) : IncidentCommand;

    /// <summary>Draft and approve in one act, for a person who may sign.</summary>
    /// <param name="Kind">Kind.</param>
    /// <param name="To">Agency code.</param>
    /// <param name="Text">The letter's words.</param>
    /// <param name="Measures">Lawful measures asked.</param>
    /// <param name="Share">Parts shared; of contacts all or none, to choose among them the draft is approved apart.</param>
    /// <param name="AnswerBy">Asked for.</param>
    public sealed record RaiseRequest(RequestKind Kind, string To, string Text, IReadOnlyList<PoliceMeasure>? Measures = null, IReadOnlyList<SharePart>? Share = null, DateTimeOffset? AnswerBy = null) : IncidentCommand;

    /// <summary>The sealed paper that an oral approval owes within 24 h is on file.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Number">Number of the paper.</param>
    public sealed record FileRequestPaper(string RequestId, string Number) : IncidentCommand;

    /// <summary>The addressed agency confirms receipt (签收). Stops the ladder.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="EtaMinutes">Minutes to arrival, an estimate.</param>
    public sealed record AcknowledgeRequest(string RequestId, int? EtaMinutes = null) : IncidentCommand;

    /// <summary>The addressed agency takes it on (接办).</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="EtaMinutes">Minutes to arrival.</param>
    public sealed record TakeOnRequest(string RequestId, int? EtaMinutes = null) : IncidentCommand;

    /// <summary>The addressed agency sends it back with its reason (退回).</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Reason">Why.</param>
    public sealed record SendBackRequest(string RequestId, string Reason) : IncidentCommand;

    /// <summary>The addressed agency hands it on to another of its officers.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Officer">Officer id.</param>
    public sealed record HandOnRequest(string RequestId, string Officer) : IncidentCommand;

    /// <summary>The addressed agency answers.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Text">Words.</param>
    /// <param name="Result">Result in a word (found, not-found …).</param>
    public sealed record AnswerRequest(string RequestId, string? Text = null, string? Result = null) : IncidentCommand;

    /// <summary>The asking side records what the addressed agency said (代录); it counts as of <paramref name="At"/>.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Answer">What it amounts to.</param>
    /// <param name="By">Who said it.</param>
    /// <param name="Channel">By which road.</param>
    /// <param name="At">When he said it (legal time).</param>
    /// <param name="Text">Words.</param>
    /// <param name="Proof">Proof.</param>
    public sealed record RecordAnswer(string RequestId, RecordedAnswer Answer, AnsweredBy By, AnswerChannel Channel, DateTimeOffset At, string? Text = null, string? Proof = null) : IncidentCommand;

    /// <summary>The addressed desk confirms or disputes an answer recorded for it; both stay.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Agrees">Whether it was so.</param>
    /// <param name="Reason">Needed to dispute.</param>
    public sealed record ConfirmRecordedAnswer(string RequestId, bool Agrees, string? Reason = null) : IncidentCommand;

    /// <summary>The asker says the request is fulfilled.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Reason">Words.</param>
    public sealed record FulfilRequest(string RequestId, string? Reason = null) : IncidentCommand;

    /// <summary>The asker withdraws it. Stops the ladder.</summary>
    /// <param name="RequestId">Which.</param>
    /// <param name="Reason">Why.</param>
    public sealed record WithdrawRequest(string RequestId, string? Reason = null) : IncidentCommand;
}

/// <summary>An approval given by word of mouth.</summary>
/// <param name="By">Officer id of the signer.</param>
/// <param name="At">When he gave it.</param>
public sealed record OralApproval(string By, DateTimeOffset At);

/// <summary>A recorded number or address, as an officer names it.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Contact">As he sees it, masked or in clear.</param>
/// <param name="At">Its place in the person's list, from 0: tells two apart that look alike when masked.</param>
public sealed record ContactChoice(string PersonId, string Contact, int? At = null);

/// <summary>Who of the other agency answered; duty persons are named by office.</summary>
/// <param name="Name">Name.</param>
/// <param name="Post">Post.</param>
public sealed record AnsweredBy(string Name, string Post);
