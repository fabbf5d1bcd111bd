using System.Text.Json.Serialization;

namespace HrBureau.Domain;

/// <summary>Everything that can be asked of an incident. Each slice's folder holds its cases; this is their index and their wire names.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Report), "report")]
[JsonDerivedType(typeof(StrikeClock), "strike-clock")]
[JsonDerivedType(typeof(RecordDelivery), "record-delivery")]
[JsonDerivedType(typeof(RecordUnmanned), "record-unmanned")]
[JsonDerivedType(typeof(VerifyReport), "verify-report")]
[JsonDerivedType(typeof(ActivatePlan), "activate-plan")]
[JsonDerivedType(typeof(UpdateFacts), "update-facts")]
[JsonDerivedType(typeof(ChangeGrade), "change-grade")]
[JsonDerivedType(typeof(AssignInspectors), "assign-inspectors")]
[JsonDerivedType(typeof(TakeCharge), "take-charge")]
[JsonDerivedType(typeof(HandOver), "hand-over")]
[JsonDerivedType(typeof(AcceptHandOver), "accept-hand-over")]
[JsonDerivedType(typeof(AppointCommander), "appoint-commander")]
[JsonDerivedType(typeof(NameParty), "name-party")]
[JsonDerivedType(typeof(LinkParties), "link-parties")]
[JsonDerivedType(typeof(RecordContactAttempt), "record-contact-attempt")]
[JsonDerivedType(typeof(RecordSummonsOutcome), "record-summons-outcome")]
[JsonDerivedType(typeof(DeclareUnreachable), "declare-unreachable")]
[JsonDerivedType(typeof(RecordReached), "record-reached")]
[JsonDerivedType(typeof(DraftRequest), "draft-request")]
[JsonDerivedType(typeof(ApproveRequest), "approve-request")]
[JsonDerivedType(typeof(RaiseRequest), "raise-request")]
[JsonDerivedType(typeof(FileRequestPaper), "file-request-paper")]
[JsonDerivedType(typeof(AcknowledgeRequest), "acknowledge-request")]
[JsonDerivedType(typeof(TakeOnRequest), "take-on-request")]
[JsonDerivedType(typeof(SendBackRequest), "send-back-request")]
[JsonDerivedType(typeof(HandOnRequest), "hand-on-request")]
[JsonDerivedType(typeof(AnswerRequest), "answer-request")]
[JsonDerivedType(typeof(RecordAnswer), "record-answer")]
[JsonDerivedType(typeof(ConfirmRecordedAnswer), "confirm-recorded-answer")]
[JsonDerivedType(typeof(FulfilRequest), "fulfil-request")]
[JsonDerivedType(typeof(WithdrawRequest), "withdraw-request")]
[JsonDerivedType(typeof(CompleteCallTask), "complete-call-task")]
[JsonDerivedType(typeof(AddNote), "add-note")]
[JsonDerivedType(typeof(AttachEvidence), "attach-evidence")]
[JsonDerivedType(typeof(VoidEntry), "void-entry")]
[JsonDerivedType(typeof(EndResponse), "end-response")]
[JsonDerivedType(typeof(Close), "close")]
[JsonDerivedType(typeof(Reopen), "reopen")]
[JsonDerivedType(typeof(VoidIncident), "void-incident")]
[JsonDerivedType(typeof(MergeInto), "merge-into")]
[JsonDerivedType(typeof(SplitReport), "split-report")]
[JsonDerivedType(typeof(Absorb), "absorb")]
[JsonDerivedType(typeof(Release), "release")]
[JsonDerivedType(typeof(PlaceReport), "place-report")]
[JsonDerivedType(typeof(LeaveReports), "leave-reports")]
public abstract partial record IncidentCommand
{
    private IncidentCommand()
    {
    }
}
