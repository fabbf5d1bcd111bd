namespace HrBureau.Domain;

/// <summary>Which step a request's state allows: data beside the phase table.</summary>
public static class RequestSteps
{
    private static readonly RequestState[] Awaiting = [RequestState.Raised, RequestState.Delivered, RequestState.Seen];
    private static readonly RequestState[] UpToTakenOn = [.. Awaiting, RequestState.Acknowledged, RequestState.TakenOn];

    /// <summary>States that allow a step; a state the step has reached already is answered with nothing, not refused.</summary>
    /// <param name="step">Type of the command.</param>
    /// <returns>The states, or none for a command that is no step of a request.</returns>
    public static IReadOnlyList<RequestState> From(Type step) => step.Name switch
    {
        nameof(IncidentCommand.ApproveRequest) => [RequestState.Drafted],
        nameof(IncidentCommand.AcknowledgeRequest) => UpToTakenOn,
        nameof(IncidentCommand.TakeOnRequest) => UpToTakenOn,
        nameof(IncidentCommand.SendBackRequest) => UpToTakenOn,
        nameof(IncidentCommand.HandOnRequest) => UpToTakenOn,
        nameof(IncidentCommand.AnswerRequest) => [.. UpToTakenOn, RequestState.Answered],
        nameof(IncidentCommand.RecordAnswer) => UpToTakenOn,
        nameof(IncidentCommand.ConfirmRecordedAnswer) => [RequestState.Acknowledged, RequestState.TakenOn, RequestState.SentBack, RequestState.Answered, RequestState.Fulfilled],
        nameof(IncidentCommand.FulfilRequest) => [.. UpToTakenOn, RequestState.SentBack, RequestState.Answered],
        nameof(IncidentCommand.WithdrawRequest) => [RequestState.Drafted, .. UpToTakenOn, RequestState.SentBack, RequestState.Answered],
        nameof(IncidentCommand.FileRequestPaper) => [.. UpToTakenOn, RequestState.SentBack, RequestState.Answered, RequestState.Fulfilled, RequestState.Withdrawn],
        _ => [],
    };

    /// <summary>Whether a step has been taken already, so that taking it again would change nothing: no button for it.</summary>
    /// <param name="step">Type of the command.</param>
    /// <param name="state">State of the request.</param>
    /// <returns>Whether it has.</returns>
    public static bool HasReached(Type step, RequestState state) => step.Name switch
    {
        nameof(IncidentCommand.AcknowledgeRequest) => state is RequestState.Acknowledged or RequestState.TakenOn,
        nameof(IncidentCommand.TakeOnRequest) => state is RequestState.TakenOn,
        _ => false,
    };

    /// <summary>The state an answer leads to.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The state.</returns>
    public static RequestState StateOf(RecordedAnswer answer) => answer switch
    {
        RecordedAnswer.Acknowledged => RequestState.Acknowledged,
        RecordedAnswer.TakenOn => RequestState.TakenOn,
        RecordedAnswer.SentBack => RequestState.SentBack,
        RecordedAnswer.Answered => RequestState.Answered,
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No such answer."),
    };
}
