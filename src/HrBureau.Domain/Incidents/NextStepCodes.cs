namespace HrBureau.Domain;

/// <summary>Every code a next step can carry.</summary>
public static class NextStepCodes
{
    /// <summary>Nobody holds the incident.</summary>
    public const string TakeCharge = "take-charge";

    /// <summary>Whoever holds it serves no longer: take charge in his place.</summary>
    public const string ReplaceHolder = "replace-holder";

    /// <summary>A hand-over waits to be accepted.</summary>
    public const string AcceptHandOver = "accept-hand-over";

    /// <summary>The report is not verified.</summary>
    public const string VerifyReport = "verify-report";

    /// <summary>A report says worse than what was adopted.</summary>
    public const string VerifyAgain = "verify-again";

    /// <summary>The figures adopted since the grade was set call for a lower one: a person decides.</summary>
    public const string LowerGrade = "lower-grade";

    /// <summary>Fewer than two inspectors.</summary>
    public const string AssignInspectors = "assign-inspectors";

    /// <summary>No key person of the owing unit is named.</summary>
    public const string NamePersons = "name-persons";

    /// <summary>A key person is to be tried again.</summary>
    public const string CallPerson = "call-person";

    /// <summary>Failures stand but the rule does not hold yet: an officer may declare it.</summary>
    public const string DeclareUnreachable = "declare-unreachable";

    /// <summary>The set time of a summons has come.</summary>
    public const string RecordSummonsOutcome = "record-summons-outcome";

    /// <summary>A person refused expressly or cannot be reached, and nobody has asked the police: they may be asked.</summary>
    public const string AskPolice = "ask-police";

    /// <summary>A draft waits for its signature.</summary>
    public const string ApproveDraft = "approve-draft";

    /// <summary>The sealed paper of an oral approval is owed.</summary>
    public const string FilePaper = "file-paper";

    /// <summary>The addressed agency is silent.</summary>
    public const string PhoneAgency = "phone-agency";

    /// <summary>An answer is awaited.</summary>
    public const string AwaitAnswer = "await-answer";

    /// <summary>Taken on or acknowledged, no first result in time.</summary>
    public const string AskResult = "ask-result";

    /// <summary>Sent back: decide.</summary>
    public const string DecideSentBack = "decide-sent-back";

    /// <summary>The person sought was reached: does the request still stand?</summary>
    public const string ReviewRequest = "review-request";

    /// <summary>The desk disputes an answer recorded for it.</summary>
    public const string SettleDispute = "settle-dispute";

    /// <summary>Answered: is it fulfilled?</summary>
    public const string FulfilRequest = "fulfil-request";

    /// <summary>A call task waits.</summary>
    public const string MakeCall = "make-call";

    /// <summary>Nobody is gathered any more, nothing is open: end the response.</summary>
    public const string EndResponse = "end-response";

    /// <summary>Ended, nothing open: close.</summary>
    public const string Close = "close";

    /// <summary>An incident was merged into this one, and nobody has looked at its figures yet.</summary>
    public const string LookAtMerged = "look-at-merged";

    /// <summary>Reports came meanwhile by what an incident is known by that goes on by itself again: look whether they belong there.</summary>
    public const string LookAtAstray = "look-at-astray";

    /// <summary>Every report has left by a split, a released merge or a correction: what is this incident about?</summary>
    public const string NoReportLeft = "no-report-left";

    /// <summary>Requests run on in an incident that was merged into this one.</summary>
    public const string CarryRequests = "carry-requests";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        TakeCharge, ReplaceHolder, AcceptHandOver, VerifyReport, VerifyAgain, LowerGrade, AssignInspectors, NamePersons, CallPerson, DeclareUnreachable, RecordSummonsOutcome, AskPolice, ApproveDraft,
        FilePaper, PhoneAgency, AwaitAnswer, AskResult, DecideSentBack, ReviewRequest, SettleDispute, FulfilRequest, MakeCall, EndResponse, Close, LookAtMerged,
        LookAtAstray, NoReportLeft, CarryRequests,
    ];
}
