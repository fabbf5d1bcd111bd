using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

internal static partial class CommandForms
{
    private static IncidentCommand? Request(string word, FormFields form, IncidentView view) => word switch
    {
        "draft-request" => Draft(form),
        "approve-request" => new IncidentCommand.ApproveRequest(
            form.Need("requestId"), form.Text("oralBy") is { } signer ? new OralApproval(signer, form.At("at")) : null, Chosen(form, view)),
        "file-request-paper" => new IncidentCommand.FileRequestPaper(form.Need("requestId"), form.Need("number")),
        "fulfil-request" => new IncidentCommand.FulfilRequest(form.Need("requestId"), form.Text("reason")),
        "withdraw-request" => new IncidentCommand.WithdrawRequest(form.Need("requestId"), form.Text("reason")),
        "complete-call-task" => new IncidentCommand.CompleteCallTask(form.Need("noticeId"), form.Case<CallResult>("result"), form.At("at"), form.Text("words")),
        _ => null,
    };

    /// <summary>A box that names a contact by its place, its person and a mark of what was shown there.</summary>
    public static string Box(PersonView person, int at) => $"{at}/{Mark(person.Contacts[at].Value)}/{person.PersonId}";

    // What stands at the place now must be what was shown when it was ticked.
    private static ContactChoice[]? Chosen(FormFields form, IncidentView view)
    {
        var chosen = new List<ContactChoice>();
        foreach (var box in form.List("contacts"))
        {
            if (box.Split('/', 3) is [var place, var mark, var person] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && Known(view, person, at) is { } value && mark == Mark(value))
            {
                chosen.Add(new ContactChoice(person, value, at));
            }
            else
            {
                form.Fail("contacts", "");
            }
        }

        return chosen.Count == 0 ? null : [.. chosen];
    }

    private static string Mark(string? shown) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown ?? "")).AsSpan(0, 4));

    /// <summary>Answers to a request: of the addressed agency, or recorded for it.</summary>
    internal static IncidentCommand? Answer(FormFields form) => Answer(form.Word, form);

    // Every kind has its own addressee, measures and parts in the form; the chosen one's count, and what is not ticked there is not asked and not shared.
    private static IncidentCommand Draft(FormFields form)
    {
        var kind = form.Case<RequestKind>("kind");
        var of = WireWord.Of(kind);
        var to = form.Need($"to.{of}");
        var measures = form.Ticked<PoliceMeasure>($"measures.{of}");
        var share = form.Ticked<SharePart>($"share.{of}");
        return form.Flag("raise")
            ? new IncidentCommand.RaiseRequest(kind, to, form.Need("text"), measures, share, form.Local("answerBy"))
            : new IncidentCommand.DraftRequest(kind, to, form.Need("text"), measures, share, form.Local("answerBy"));
    }

    private static IncidentCommand? Answer(string word, FormFields form) => word switch
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
