using HrBureau.Domain;

namespace HrBureau.Web;

internal static partial class CommandForms
{
    private static IncidentCommand? Request(FormFields form) => form.Word switch
    {
        "draft-request" => new IncidentCommand.DraftRequest(
            form.Case<RequestKind>("kind"), form.Need("to"), form.Need("text"), form.Cases<PoliceMeasure>("measures"), form.Cases<SharePart>("share"), form.Local("answerBy")),
        "raise-request" => new IncidentCommand.RaiseRequest(
            form.Case<RequestKind>("kind"), form.Need("to"), form.Need("text"), form.Cases<PoliceMeasure>("measures"), form.Cases<SharePart>("share"), form.Local("answerBy")),
        "approve-request" => new IncidentCommand.ApproveRequest(
            form.Need("requestId"), form.Text("oralBy") is { } signer ? new OralApproval(signer, form.At("at")) : null),
        "file-request-paper" => new IncidentCommand.FileRequestPaper(form.Need("requestId"), form.Need("number")),
        "fulfil-request" => new IncidentCommand.FulfilRequest(form.Need("requestId"), form.Text("reason")),
        "withdraw-request" => new IncidentCommand.WithdrawRequest(form.Need("requestId"), form.Text("reason")),
        "complete-call-task" => new IncidentCommand.CompleteCallTask(form.Need("noticeId"), form.Case<CallResult>("result"), form.At("at"), form.Text("words")),
        _ => null,
    };

    /// <summary>Answers to a request: of the addressed agency, or recorded for it.</summary>
    internal static IncidentCommand? Answer(FormFields form) => form.Word switch
    {
        "acknowledge-request" => new IncidentCommand.AcknowledgeRequest(form.Need("requestId"), form.Number("etaMinutes")),
        "take-on-request" => new IncidentCommand.TakeOnRequest(form.Need("requestId"), form.Number("etaMinutes")),
        "send-back-request" => new IncidentCommand.SendBackRequest(form.Need("requestId"), form.Need("reason")),
        "hand-on-request" => new IncidentCommand.HandOnRequest(form.Need("requestId"), form.Need("officer")),
        "answer-request" => new IncidentCommand.AnswerRequest(form.Need("requestId"), form.Text("text"), form.Text("result")),
        "confirm-recorded-answer" => new IncidentCommand.ConfirmRecordedAnswer(form.Need("requestId"), !form.Flag("disputes"), form.Text("reason")),
        "record-answer" => new IncidentCommand.RecordAnswer(
            form.Need("requestId"),
            form.Case<RecordedAnswer>("answer"),
            new AnsweredBy(form.Need("name"), form.Need("post")),
            form.Case<AnswerChannel>("channel"),
            form.At("at"),
            form.Text("text"),
            form.Text("proof")),
        _ => null,
    };
}
