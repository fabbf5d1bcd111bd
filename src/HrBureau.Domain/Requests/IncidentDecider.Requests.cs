using System.Collections.Immutable;

namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    /// <summary>Some phone the signer first and write the draft after; nobody approves what did not yet exist.</summary>
    private static readonly TimeSpan PhoneBeforeDraft = TimeSpan.FromMinutes(5);

    private static Decision? RequestArm(Act act, IncidentCommand command) => command switch
    {
        IncidentCommand.DraftRequest c => DraftRequest(act, c),
        IncidentCommand.RaiseRequest c => RaiseRequest(act, c),
        IncidentCommand.ApproveRequest c => OnOurs(act, c, c.RequestId, request => ApproveRequest(act, c, request)),
        IncidentCommand.FileRequestPaper c => OnOurs(act, c, c.RequestId, request => FileRequestPaper(c, request)),
        IncidentCommand.FulfilRequest c => OnOurs(act, c, c.RequestId, request => Decision.Yes(new IncidentEvent.RequestFulfilled(request.RequestId, c.Reason))),
        IncidentCommand.WithdrawRequest c => OnOurs(act, c, c.RequestId, request => Decision.Yes(new IncidentEvent.RequestWithdrawn(request.RequestId, c.Reason))),
        IncidentCommand.RecordAnswer c => OnOurs(act, c, c.RequestId, request => RecordAnswer(act, c, request)),
        _ => AnswerArm(act, command),
    };

    private static Decision DraftRequest(Act act, IncidentCommand.DraftRequest c) =>
        Drafted(act, c.Kind, c.To, c.Text, c.Measures, c.Share, c.AnswerBy, out var draft) is { } refusal ? new Decision.Refused(refusal) : Decision.Yes(draft!);

    private static Decision RaiseRequest(Act act, IncidentCommand.RaiseRequest c)
    {
        if (Drafted(act, c.Kind, c.To, c.Text, c.Measures, c.Share, c.AnswerBy, out var draft) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }

        return act.Mechanism.Kind(c.Kind, act.Today).SignedBy.Any(act.By.Duties.Contains)
            ? Decision.Yes(draft!, new IncidentEvent.RequestApproved(draft!.RequestId, act.By.Id, null), Raised(act, draft.RequestId, c.Kind, draft.From, c.To, c.AnswerBy))
            : NotSigner(act.Mechanism.Kind(c.Kind, act.Today));
    }

    private static Decision ApproveRequest(Act act, IncidentCommand.ApproveRequest c, JointRequest request)
    {
        // Merged after its response had ended: nothing would climb for the letter that is sent now.
        if (!act.State.RequestsRun)
        {
            return Decision.No(RefusalCode.PhaseForbids, args: [("phase", WireWord.Of(act.State.Merged?.From ?? act.State.Phase)), ("command", PhaseTable.WordOf(c))]);
        }

        if (c.Oral?.At < request.DraftedAt - PhoneBeforeDraft)
        {
            return Decision.No(RefusalCode.FieldInvalid, field: "oral.at", args: ("field", "oral.at"));
        }

        var signer = c.Oral?.By ?? act.By.Id;
        var duties = c.Oral is null ? act.By.Duties : act.Mechanism.Serving.FirstOrDefault(officer => officer.Id == signer && officer.Agency == request.From)?.Duties.ToImmutableHashSet();
        if (duties is null)
        {
            return Decision.No(RefusalCode.OfficerUnknown, field: "oral.by", args: ("officer", signer));
        }

        if (!act.Mechanism.MaySign(request, duties))
        {
            return NotSigner(act.Mechanism.Kind(request));
        }

        if (act.Mechanism.Agency(request.To) is { Disabled: true })
        {
            return Decision.No(RefusalCode.AgencyClosed, args: ("agency", request.To));
        }

        return LetterPersons.Chosen(act.State, request, c.Contacts ?? []) is { } contacts
            ? Decision.Yes(new IncidentEvent.RequestApproved(request.RequestId, signer, c.Oral?.At, contacts.Count == 0 ? null : contacts), Raised(act, request.RequestId, request.Kind, request.From, request.To, request.AskedAnswerBy))
            : Decision.No(RefusalCode.ContactNotInLetter, "personal-information-6", "contacts");
    }

    private static Decision FileRequestPaper(IncidentCommand.FileRequestPaper c, JointRequest request) => request.OwesPaper
        ? Decision.Yes(new IncidentEvent.RequestPaperFiled(request.RequestId, c.Number))
        : StateForbids(request);

    private static Decision NotSigner(RequestKindRow row) => Decision.No(RefusalCode.SignerNotAuthorised, row.Statutes.FirstOrDefault(), args: ("kind", WireWord.Of(row.Kind)));

    private static Decision StateForbids(JointRequest request) =>
        Decision.No(RefusalCode.RequestStateForbids, args: [("requestId", request.RequestId), ("state", WireWord.Of(request.State))]);

    private static Refusal? Drafted(Act act, RequestKind kind, string to, string text, IReadOnlyList<PoliceMeasure>? measures, IReadOnlyList<SharePart>? share, DateTimeOffset? answerBy, out IncidentEvent.RequestDrafted? draft)
    {
        draft = null;
        var row = act.Mechanism.Kind(kind, act.Today);
        if (!Mechanism.IsOpen(row, act.By.Agency, act.Mechanism.Serving))
        {
            return Refusal.Of(RefusalCode.RequestKindClosed, row.Statutes.FirstOrDefault(), "kind", ("kind", WireWord.Of(kind)));
        }

        if (act.Mechanism.Agency(to) is not { } recipient || to == act.By.Agency)
        {
            return Refusal.Of(RefusalCode.AgencyUnknown, field: "to", args: ("agency", to));
        }

        if (recipient.Disabled)
        {
            return Refusal.Of(RefusalCode.AgencyClosed, field: "to", args: ("agency", to));
        }

        if (!row.GoesTo(recipient))
        {
            return Refusal.Of(RefusalCode.RecipientUnfit, row.Statutes.FirstOrDefault(), "to", ("kind", WireWord.Of(kind)), ("agency", to), ("to", row.DefaultTo));
        }

        if (measures?.Where(measure => !row.Measures.Contains(measure)).Distinct().ToList() is { Count: > 0 } unlawful)
        {
            return Refusal.Of(RefusalCode.MeasureUnlawful, "mps-159-174", "measures", ("kind", WireWord.Of(kind)), ("refused", Words(unlawful)), ("measures", Words(row.Measures)));
        }

        if (share?.Contains(SharePart.Workers) ?? false)
        {
            return Refusal.Of(RefusalCode.PartNotShareable, "personal-information-6", "share", ("part", WireWord.Of(SharePart.Workers)));
        }

        draft = new(act.NewId("req"), kind, act.By.Agency, to, [.. measures?.Distinct() ?? Rules.DefaultMeasures(row)], text, [.. share?.Distinct() ?? row.SharedByDefault], answerBy, false, row.Statutes, []);
        return null;
    }

    private static string Words(IEnumerable<PoliceMeasure> measures) => string.Join(',', measures.Select(WireWord.Of));

    private static IncidentEvent.RequestRaised Raised(Act act, string requestId, RequestKind kind, string from, string to, DateTimeOffset? asked)
    {
        var row = act.Mechanism.LadderFor(kind, act.State.Grade.Value, act.Today);
        var usual = row is null ? act.Now.AddHours(24) : Ladders.AnswerBy(row, act.Now, act.Mechanism.Hours, act.Calendar);
        var answerBy = asked is { } at && at >= act.Now + CommandFields.ShortestAnswerBy ? at : usual;
        return new(requestId, answerBy, act.IsNight, row is null ? [] : Ladders.Named(row, 0, from, to), act.State.Grade.Value);
    }

    /// <summary>A step of the asking side; whom the request is not from and not raised to learns nothing of it.</summary>
    private static Decision OnOurs(Act act, IncidentCommand step, string requestId, Func<JointRequest, Decision> decide)
    {
        if (!act.State.Requests.TryGetValue(requestId, out var request) || (request.From != act.By.Agency && !request.IsRaised))
        {
            return Decision.No(RefusalCode.RequestUnknown, field: "requestId", args: ("requestId", requestId));
        }

        if (request.From != act.By.Agency)
        {
            return Decision.No(RefusalCode.NotAsker, args: ("agency", request.From));
        }

        return RequestSteps.From(step.GetType()).Contains(request.State) ? decide(request) : StateForbids(request);
    }
}
