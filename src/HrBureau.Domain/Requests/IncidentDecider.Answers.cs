namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    private static Decision? AnswerArm(Act act, IncidentCommand command) => command switch
    {
        IncidentCommand.AcknowledgeRequest c => OnTheirs(act, c, c.RequestId, request => request.AwaitsAnswer ? Decision.Yes(new IncidentEvent.RequestAcknowledged(c.RequestId, c.EtaMinutes)) : Nothing),
        IncidentCommand.TakeOnRequest c => OnTheirs(act, c, c.RequestId, request => request.State == RequestState.TakenOn ? Nothing : Decision.Yes(new IncidentEvent.RequestTakenOn(c.RequestId, c.EtaMinutes))),
        IncidentCommand.SendBackRequest c => OnTheirs(act, c, c.RequestId, _ => Decision.Yes(new IncidentEvent.RequestSentBack(c.RequestId, c.Reason))),
        IncidentCommand.HandOnRequest c => OnTheirs(act, c, c.RequestId, request => HandOn(act, c, request)),
        IncidentCommand.AnswerRequest c => OnTheirs(act, c, c.RequestId, _ => Decision.Yes(new IncidentEvent.RequestAnswered(c.RequestId, c.Text, c.Result))),
        IncidentCommand.ConfirmRecordedAnswer c => OnTheirs(act, c, c.RequestId, request => request.AnswerUnconfirmed ? Decision.Yes(new IncidentEvent.RecordedAnswerConfirmed(c.RequestId, c.Agrees, c.Reason)) : StateForbids(request)),
        _ => null,
    };

    /// <summary>It stays inside the addressed agency, with somebody who may answer it.</summary>
    private static Decision HandOn(Act act, IncidentCommand.HandOnRequest c, JointRequest request) => request.Assignee == c.Officer
        ? Nothing
        : Unfit(act, "officer", [c.Officer], request.To, GivenWork.Answer) ?? Decision.Yes(new IncidentEvent.RequestHandedOn(c.RequestId, c.Officer));

    /// <summary>An answer recorded for the desk counts as of when it was given, and cannot have been given before it was asked for.</summary>
    private static Decision RecordAnswer(Act act, IncidentCommand.RecordAnswer c, JointRequest request) => c.At < request.RaisedAt - CommandFields.ClockTolerance
        ? Decision.No(RefusalCode.FieldInvalid, field: "at", args: ("field", "at"))
        : WithFiles(act, c, "proof", new IncidentEvent.AnswerRecorded(request.RequestId, c.Answer, new Personal($"{request.RequestId}-answered-by", c.By.Name), c.By.Post, c.Channel, c.At, c.Text, c.Proof));

    /// <summary>A step of the addressed side; a draft is not there for it.</summary>
    private static Decision OnTheirs(Act act, IncidentCommand step, string requestId, Func<JointRequest, Decision> decide)
    {
        if (!act.State.Requests.TryGetValue(requestId, out var request) || (request.From != act.By.Agency && !request.IsRaised))
        {
            return Decision.No(RefusalCode.RequestUnknown, field: "requestId", args: ("requestId", requestId));
        }

        if (request.To != act.By.Agency)
        {
            return Decision.No(RefusalCode.NotAddressee, args: ("agency", request.To));
        }

        return RequestSteps.From(step.GetType()).Contains(request.State) ? decide(request) : StateForbids(request);
    }
}
