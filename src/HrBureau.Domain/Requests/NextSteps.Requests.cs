namespace HrBureau.Domain;

public static partial class NextSteps
{
    private static void AddRequest(List<NextStep> steps, JointRequest request, Mechanism mechanism, IReadOnlyList<RunningClock> clocks, DateTimeOffset now)
    {
        if (request.OwesPaper)
        {
            steps.Add(Step(NextStepCodes.FilePaper, request, Articles.OralApproval, "file-request-paper", DueOf(clocks, "oral-approval-paper", request.RequestId), 2));
        }

        if (request.AnswerDisputed)
        {
            steps.Add(Step(NextStepCodes.SettleDispute, request, Articles.AnswerOnBehalf, null, null, 2));
        }

        if (request is { ReviewAsked: true, IsOpen: true })
        {
            steps.Add(Step(NextStepCodes.ReviewRequest, request, Articles.OthersAssist, "withdraw-request", null, 1));
        }

        if (OfState(request, mechanism, clocks, now) is { } step)
        {
            steps.Add(step);
        }
    }

    private static NextStep? OfState(JointRequest request, Mechanism mechanism, IReadOnlyList<RunningClock> clocks, DateTimeOffset now) => request.State switch
    {
        RequestState.Drafted => Step(NextStepCodes.ApproveDraft, request, mechanism.Kind(request).Statutes[0], "approve-request", DueOf(clocks, OwnClocks.Signature, request.RequestId), 3),
        RequestState.Raised or RequestState.Delivered or RequestState.Seen => request.Ladder is { Fired: > 1 } || now > request.AnswerBy
            ? Step(NextStepCodes.PhoneAgency, request, Ladders.AnswerRow(request, mechanism)?.Statute ?? Articles.Acknowledgement, "record-answer", request.AnswerBy, 3)
            : Step(NextStepCodes.AwaitAnswer, request, Ladders.AnswerRow(request, mechanism)?.Statute ?? Articles.Acknowledgement, null, request.AnswerBy, 0),
        RequestState.Acknowledged or RequestState.TakenOn when Late(clocks, request) is { } late => Step(NextStepCodes.AskResult, request, late.Basis, "record-answer", late.DueAt, 2),
        RequestState.SentBack => Step(NextStepCodes.DecideSentBack, request, mechanism.Kind(request).Statutes[0], "withdraw-request", null, 3),
        RequestState.Answered => Step(NextStepCodes.FulfilRequest, request, Articles.Fulfilment, "fulfil-request", null, 1),
        _ => null,
    };

    private static RunningClock? Late(IReadOnlyList<RunningClock> clocks, JointRequest request)
    {
        foreach (var clock in clocks)
        {
            if (clock.Subject == request.RequestId && clock is { State: ClockState.Missed, How.MetAt: null } && clock.Name != "oral-approval-paper")
            {
                return clock;
            }
        }

        return null;
    }

    private static NextStep Step(string code, JointRequest request, string basis, string? command, DateTimeOffset? dueAt, int urgency) =>
        new(code, NoArgs.Add("requestId", request.RequestId).Add("kind", WireWord.Of(request.Kind)).Add("agency", request.To), basis, command, request.RequestId, dueAt, urgency);
}
