using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What officers of another agency may do on an incident they see through a request: answer it, note, bring evidence, and nothing else, whatever their duties at home.</summary>
internal static class ForeignHands
{
    public static Refusal? Check(IncidentCommand command, Sight sight)
    {
        if (sight is not Sight.Shared shared)
        {
            return null;
        }

        return command switch
        {
            IncidentCommand.AcknowledgeRequest c => Own(shared, c.RequestId),
            IncidentCommand.TakeOnRequest c => Own(shared, c.RequestId),
            IncidentCommand.SendBackRequest c => Own(shared, c.RequestId),
            IncidentCommand.HandOnRequest c => Own(shared, c.RequestId),
            IncidentCommand.AnswerRequest c => Own(shared, c.RequestId),
            IncidentCommand.ConfirmRecordedAnswer c => Own(shared, c.RequestId),
            IncidentCommand.AddNote => null,
            IncidentCommand.AttachEvidence { Step: null } => null,
            IncidentCommand.AttachEvidence c => shared.Requests.Contains(c.Step) ? null : Refusal.Of(RefusalCode.StepUnknown, null, "step", ("step", c.Step)),
            _ => Refusal.Of(RefusalCode.DutyMissing, args: [("command", PhaseTable.WordOf(command))]),
        };
    }

    /// <summary>A request that is not theirs looks like one that does not exist.</summary>
    private static Refusal? Own(Sight.Shared shared, string requestId) => shared.Requests.Contains(requestId)
        ? null
        : Refusal.Of(RefusalCode.RequestUnknown, null, "requestId", ("requestId", requestId));
}
