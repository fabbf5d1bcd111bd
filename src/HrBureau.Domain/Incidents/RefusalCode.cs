using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>Every reason a command can be refused for. Each has a sentence in both languages that says what to do next.</summary>
[GenerateSerializer]
[Alias("hrb.refusal-code")]
[JsonConverter(typeof(KebabEnumConverter<RefusalCode>))]
public enum RefusalCode
{
    /// <summary>No such incident (or not the caller's: both look the same).</summary>
    IncidentUnknown,

    /// <summary>The caller's duties do not cover the command (command × duty table). HTTP 403.</summary>
    DutyMissing,

    /// <summary>The phase does not allow the command (phase × command table).</summary>
    PhaseForbids,

    /// <summary>A field is missing, too long, out of range or of no meaning. HTTP 400.</summary>
    FieldInvalid,

    /// <summary>The legal time lies in the future.</summary>
    TimeInFuture,

    /// <summary>Somebody holds the incident already; he must hand it over.</summary>
    AlreadyHeld,

    /// <summary>Only the holder may do this.</summary>
    NotHolder,

    /// <summary>No hand-over is offered to the caller.</summary>
    NoHandOver,

    /// <summary>The agency that is meant has no officer of this id.</summary>
    OfficerUnknown,

    /// <summary>The officer's duties do not cover the work that is given to him.</summary>
    OfficerUnfit,

    /// <summary>The agency is not known to the mechanism.</summary>
    AgencyUnknown,

    /// <summary>The party is not named in this incident.</summary>
    PartyUnknown,

    /// <summary>The person is not named in this incident.</summary>
    PersonUnknown,

    /// <summary>No summons of this person stands open.</summary>
    SummonsUnknown,

    /// <summary>The set time of the summons has not come.</summary>
    SummonsNotDue,

    /// <summary>The person is already held unreachable.</summary>
    AlreadyUnreachable,

    /// <summary>The person is not held unreachable.</summary>
    NotUnreachable,

    /// <summary>The request is not known.</summary>
    RequestUnknown,

    /// <summary>The request's state does not allow the step.</summary>
    RequestStateForbids,

    /// <summary>The caller may not sign this kind of request.</summary>
    SignerNotAuthorised,

    /// <summary>The kind of request does not offer the measure: before filing police may do nothing else (公安机关办理刑事案件程序规定 174).</summary>
    MeasureUnlawful,

    /// <summary>Only the addressed agency answers.</summary>
    NotAddressee,

    /// <summary>Only the asking side withdraws, fulfils or records an answer on behalf.</summary>
    NotAsker,

    /// <summary>The part may not be shared with another agency in a request: workers are named only with a reason (个人信息保护法 6).</summary>
    PartNotShareable,

    /// <summary>A reason is needed.</summary>
    ReasonNeeded,

    /// <summary>No such notice, or it is no call task.</summary>
    NoticeUnknown,

    /// <summary>The incident has this grade already, and not provisionally.</summary>
    GradeUnchanged,

    /// <summary>The entry does not exist.</summary>
    EntryUnknown,

    /// <summary>The entry is voided already.</summary>
    EntryAlreadyVoided,

    /// <summary>The kind of entry cannot be voided, or it is a draft that has been signed: the request is withdrawn instead.</summary>
    EntryNotVoidable,

    /// <summary>The replacement of a voided entry was refused.</summary>
    ReplacementRefused,

    /// <summary>The site of the incident is taken by another open incident.</summary>
    SiteTaken,

    /// <summary>Requests are still open; end the response or withdraw them first.</summary>
    RequestsOpen,

    /// <summary>The paper of an oral approval is still owed.</summary>
    PaperOwed,

    /// <summary>The kind of request goes another way: a transfer, or what nobody of the asking agency may sign.</summary>
    RequestKindClosed,

    /// <summary>Two shifts of one post overlap: who would be called?</summary>
    ShiftsOverlap,

    /// <summary>A number or address came masked and cannot be told from the person's others: a mask is never kept as an address.</summary>
    ContactMasked,

    /// <summary>The kind of request goes to agencies of another kind.</summary>
    RecipientUnfit,

    /// <summary>An entry would say nothing.</summary>
    NothingGiven,

    /// <summary>The channel cannot have had this result: nobody meets a locked door on the telephone.</summary>
    ResultUnfit,

    /// <summary>Something was seen and nothing was seen: both cannot be. HTTP 400.</summary>
    BehavioursContradict,

    /// <summary>A number or address without its source proves nothing. HTTP 400.</summary>
    SourceNeeded,

    /// <summary>Somebody else holds the incident than when this was written.</summary>
    HolderChanged,

    /// <summary>The channel does not lead to what was tried: nobody goes to a telephone number.</summary>
    ContactUnfit,

    /// <summary>A number or address to be given with a letter is none recorded of a person whom it names.</summary>
    ContactNotInLetter,

    /// <summary>No such file, or none the sender may use.</summary>
    EvidenceUnknown,

    /// <summary>The file was begun and is not whole yet.</summary>
    EvidenceUnfinished,

    /// <summary>The incident holds as many files as it can.</summary>
    EvidenceFull,

    /// <summary>What the file is to prove does not stand: no such entry, request or person.</summary>
    StepUnknown,

    /// <summary>An incident cannot be merged into itself, nor a report split off to where it stands.</summary>
    SameIncident,

    /// <summary>The other incident does not exist, or is not the caller's: both look the same.</summary>
    OtherUnknown,

    /// <summary>The other incident was itself merged into a third one.</summary>
    OtherMerged,

    /// <summary>The other incident is closed or voided, or a drill that is over: it takes nothing any more.</summary>
    OtherOver,

    /// <summary>A drill and a real incident are never one.</summary>
    DrillApart,

    /// <summary>Word of another incident, that it was merged in, taken back or lost a report, is on its way here.</summary>
    WordComing,

    /// <summary>A replay moves by its scenario alone: nobody else acts in it.</summary>
    ReplayScripted,

    /// <summary>An instant of a drill was given by somebody, or to an incident, it is not for: only the stepper of a replay gives it.</summary>
    StepForeign,

    /// <summary>No such report counts for this incident.</summary>
    ReportUnknown,

    /// <summary>An incident without a report is none: it is merged or voided instead.</summary>
    LastReport,

    /// <summary>Nothing of that incident has come here.</summary>
    NotAbsorbed,

    /// <summary>An incident was merged into this one: it must go its own way before this one is voided.</summary>
    AbsorbedStands,

    /// <summary>Merges and splits are not struck out: another incident rests on them. They are taken back by reopening, or by a further split.</summary>
    MergeNotVoidable,

    /// <summary>The address is none that notices could be sent to. HTTP 400.</summary>
    WebhookAddressWrong,

    /// <summary>The address leads to this machine, into a private network or to what is no single host. HTTP 400.</summary>
    WebhookAddressRefused,

    /// <summary>The name service does not know the host. HTTP 400.</summary>
    WebhookHostUnknown,

    /// <summary>Without TLS anybody on the way could read and forge. HTTP 400.</summary>
    WebhookNeedsTls,

    /// <summary>The agency has no system on the register.</summary>
    WebhookMissing,

    /// <summary>The agency has as many keys as it may.</summary>
    TooManyKeys,

    /// <summary>Another officer has this id.</summary>
    OfficerTaken,

    /// <summary>An officer stays with his agency: what he did was done for it.</summary>
    OfficerMoved,

    /// <summary>Another agency has this code.</summary>
    AgencyTaken,

    /// <summary>The agency is not the caller's to administer. HTTP 403.</summary>
    AgencyForeign,

    /// <summary>The agency has an administrator of its own, and its officers are his alone. HTTP 403.</summary>
    AgencyAdministersItself,

    /// <summary>Nobody changes his own duties or disables himself. HTTP 403.</summary>
    OwnRights,

    /// <summary>Who administers accounts sees no case: the duties are for two persons.</summary>
    AdministratorSees,

    /// <summary>Nobody would be left who administers the agency.</summary>
    LastAdministrator,

    /// <summary>Ladders or forms lead to the agency.</summary>
    AgencyInUse,

    /// <summary>There is no such duty. HTTP 400.</summary>
    DutyUnknown,

    /// <summary>The county would not hold together; what the reader of its data says is among the arguments.</summary>
    CountyRefused,

    /// <summary>Somebody else has changed people since the caller looked. HTTP 412.</summary>
    PeopleChanged,

    /// <summary>Shifts, incidents or requests would be left with nobody: to be looked at first, and then confirmed.</summary>
    LeavesEmpty,

    /// <summary>The set-up token is wrong or too old. HTTP 403.</summary>
    SetUpTokenWrong,

    /// <summary>The county has an administrator: there is nothing to set up. HTTP 410.</summary>
    SetUpDone,

    /// <summary>The agency is closed: nothing new goes to it and nobody new comes to it.</summary>
    AgencyClosed,
}
