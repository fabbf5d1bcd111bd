using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>A command at the incident's door: who sent it, what it says, and how a repeated sending is known.</summary>
/// <param name="Caller">Who, from the verified token.</param>
/// <param name="Envelope">As it came.</param>
/// <param name="Command">What it says; null when it cannot be read.</param>
/// <param name="Unreadable">Why it cannot be read.</param>
/// <param name="ReplyKey">Incident, officer and idempotency key.</param>
/// <param name="BodyHashes">Tell a repeated key with another body, without letting anybody guess the body; newest key first.</param>
internal sealed record Order(Caller Caller, CommandEnvelope Envelope, IncidentCommand? Command, Refusal? Unreadable, ReplyKey ReplyKey, IReadOnlyList<string> BodyHashes)
{
    /// <summary>What the system itself does is idempotent by state; its replies are not kept, but for reports and for what one incident tells another.</summary>
    public bool KeepsReply => !Caller.IsSystem || Command is IncidentCommand.Report or IncidentCommand.Absorb or IncidentCommand.Release or IncidentCommand.PlaceReport or IncidentCommand.LeaveReports;

    /// <summary>What must be done in time: no flood of anything else may hold it up.</summary>
    public bool Presses => Command is IncidentCommand.StrikeClock or IncidentCommand.RecordDelivery or IncidentCommand.RecordUnmanned;

    public string Word => Command is null ? "unreadable" : PhaseTable.WordOf(Command);

    /// <summary>The act's name; one strike or delivery report may follow another under the same key, so theirs also names the version.</summary>
    public string ActOn(IncidentState state) =>
        ActId.Of(ReplyKey.Incident, ReplyKey.Officer, KeepsReply ? ReplyKey.Key : $"{ReplyKey.Key}@{state.Version}");
}
