namespace HrBureau.Domain;

public static partial class IncidentFold
{
    private static IncidentState? ApplyRequest(IncidentState state, RecordedEvent entry) => entry.Event switch
    {
        IncidentEvent.RequestDrafted e => state with { Requests = state.Requests.SetItem(e.RequestId, Drafted(state, e, entry)) },
        IncidentEvent.RequestApproved e => WithRequest(state, e.RequestId, r => Moved(r, RequestState.Approved, entry) with { Signer = e.Signer, OralAt = e.Oral, Contacts = [.. e.Contacts ?? []], SignerLadder = Stop(r.SignerLadder, entry.RecordedAt) }),
        IncidentEvent.RequestRaised e => WithRequest(state, e.RequestId, r => Raised(state, r, e, entry)),
        IncidentEvent.RequestPaperFiled e => WithRequest(state, e.RequestId, r => r with { PaperNumber = e.Number, PaperAt = entry.RecordedAt }),
        IncidentEvent.SignatureSought e => WithRequest(state, e.RequestId, r => r with { SignerLadder = Climbed(r.SignerLadder, e.Rung, e.Turn, entry) }),
        IncidentEvent.RequestEscalated e => WithRequest(state, e.RequestId, r => Escalated(state, r, e, entry)),
        IncidentEvent.RequestAcknowledged e => WithRequest(state, e.RequestId, r => Answered(r, RecordedAnswer.Acknowledged, entry) with { EtaMinutes = e.EtaMinutes ?? r.EtaMinutes }),
        IncidentEvent.RequestTakenOn e => WithRequest(state, e.RequestId, r => Answered(r, RecordedAnswer.TakenOn, entry) with { EtaMinutes = e.EtaMinutes ?? r.EtaMinutes }),
        IncidentEvent.RequestSentBack e => WithRequest(state, e.RequestId, r => Answered(r, RecordedAnswer.SentBack, entry) with { Reason = e.Reason }),
        IncidentEvent.RequestHandedOn e => WithRequest(state, e.RequestId, r => r with { Assignee = e.Officer }),
        IncidentEvent.RequestAnswered e => WithRequest(state, e.RequestId, r => Answered(r, RecordedAnswer.Answered, entry) with { AnswerText = e.Text, AnswerResult = e.Result }),
        IncidentEvent.AnswerRecorded e => WithRequest(state, e.RequestId, r => Recorded(r, e, entry)),
        IncidentEvent.RecordedAnswerConfirmed e => WithRequest(state, e.RequestId, r => r with { AnswerUnconfirmed = false, AnswerDisputed = !e.Agrees }),
        IncidentEvent.RequestReviewAsked e => WithRequest(state, e.RequestId, r => r with { ReviewAsked = true }),
        IncidentEvent.RequestFulfilled e => WithRequest(state, e.RequestId, r => Stopped(Moved(r, RequestState.Fulfilled, entry), entry.RecordedAt)),
        IncidentEvent.RequestWithdrawn e => WithRequest(state, e.RequestId, r => Stopped(Moved(r, RequestState.Withdrawn, entry), entry.RecordedAt) with { Reason = e.Reason }),
        IncidentEvent.RungUnmanned => state,
        _ => null,
    };

    private static IncidentState WithRequest(IncidentState state, string requestId, Func<JointRequest, JointRequest> change) =>
        state.Requests.TryGetValue(requestId, out var request) ? state with { Requests = state.Requests.SetItem(requestId, change(request)) } : state;

    private static JointRequest Drafted(IncidentState state, IncidentEvent.RequestDrafted e, RecordedEvent entry) => new()
    {
        RequestId = e.RequestId,
        Kind = e.Kind,
        From = e.From,
        To = e.To,
        State = RequestState.Drafted,
        Since = entry.RecordedAt,
        Measures = [.. e.Measures],
        Text = e.Text,
        Share = [.. e.Share],
        Basis = [.. e.Basis],
        Proofs = [.. e.Proofs],
        ByRule = e.ByRule,
        AskedAnswerBy = e.AnswerBy,
        DraftedAt = entry.RecordedAt,
        SignerLadder = LadderRun.Start(entry.RecordedAt, null, state.Grade.Value, entry.CommandId),
    };

    private static JointRequest Moved(JointRequest request, RequestState to, RecordedEvent entry) => request with { State = to, Since = entry.RecordedAt };

    private static JointRequest Raised(IncidentState state, JointRequest request, IncidentEvent.RequestRaised e, RecordedEvent entry) => Moved(request, RequestState.Raised, entry) with
    {
        RaisedAt = entry.RecordedAt,
        AnswerBy = e.AnswerBy,
        SignerLadder = Stop(request.SignerLadder, entry.RecordedAt),
        Ladder = LadderRun.Start(entry.RecordedAt, e.AnswerBy == request.AskedAnswerBy ? e.AnswerBy - entry.RecordedAt : null, e.Grade ?? state.Grade.Value, entry.CommandId),
        RungAgencies = request.RungAgencies.Union(e.Named),
    };

    private static JointRequest Escalated(IncidentState state, JointRequest request, IncidentEvent.RequestEscalated e, RecordedEvent entry)
    {
        var seen = request with { RungAgencies = request.RungAgencies.Union(e.Named) };
        if (e.Ladder == LadderUse.Result && !request.AwaitsResult)
        {
            return seen; // The answer whose result was late has been struck out.
        }

        return e.Ladder == LadderUse.Result
            ? seen with { ResultLadder = Climbed(request.ResultLadder ?? LadderRun.Start(entry.RecordedAt, null, state.Grade.Value, entry.CommandId), e.Rung, e.Turn, entry) }
            : seen with { Ladder = Climbed(request.Ladder, e.Rung, e.Turn, entry) };
    }

    private static JointRequest Recorded(JointRequest request, IncidentEvent.AnswerRecorded e, RecordedEvent entry)
    {
        var answered = Answered(request, e.Answer, entry) with { AnswerUnconfirmed = true };
        return e.Answer switch
        {
            RecordedAnswer.SentBack => answered with { Reason = e.Text },
            RecordedAnswer.Answered => answered with { AnswerText = e.Text },
            _ => answered,
        };
    }

    /// <summary>An answer stops the answer ladder and never takes a request back to an earlier state; it counts as of its legal time.</summary>
    private static JointRequest Answered(JointRequest request, RecordedAnswer answer, RecordedEvent entry)
    {
        var to = RequestSteps.StateOf(answer);
        var result = answer is RecordedAnswer.SentBack or RecordedAnswer.Answered;
        var moved = to > request.State ? Moved(request, to, entry) : request;
        return moved with
        {
            Ladder = Stop(request.Ladder, entry.RecordedAt),
            ResultLadder = result ? Stop(request.ResultLadder, entry.RecordedAt) : request.ResultLadder,
            AcknowledgedAt = Earliest(request.AcknowledgedAt, entry.At),
            TakenOnAt = answer == RecordedAnswer.TakenOn ? Earliest(request.TakenOnAt, entry.At) : request.TakenOnAt,
            ResultAt = result ? Earliest(request.ResultAt, entry.At) : request.ResultAt,
            AnsweredAt = answer == RecordedAnswer.Answered ? Earliest(request.AnsweredAt, entry.At) : request.AnsweredAt,
        };
    }

    private static DateTimeOffset Earliest(DateTimeOffset? so, DateTimeOffset at) => so is { } first && first < at ? first : at;
}
