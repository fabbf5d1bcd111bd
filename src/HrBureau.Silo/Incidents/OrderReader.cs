using System.Text;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Reads envelopes. Reports come through the door with the reporter's data sealed, everything else as people typed it.</summary>
internal sealed class OrderReader(DoorSeal door, SiloSecret secret, MechanismSource mechanisms)
{
    private readonly BodyHash _hash = new(secret, "reply-body");

    /// <param name="incident">Incident id.</param>
    /// <param name="sender">Who sends it; in a replay the stepper, for the officer it names.</param>
    /// <param name="envelope">As it came.</param>
    public Order Read(string incident, Caller sender, CommandEnvelope envelope)
    {
        if (ReplayGate.Acting(sender, envelope.Step, mechanisms) is not { } caller)
        {
            return new Order(sender, envelope, null, Refusal.Of(RefusalCode.StepForeign), new ReplyKey(incident, sender.Id, envelope.CommandId), []);
        }

        var key = new ReplyKey(incident, caller.Id, envelope.CommandId);
        var hash = _hash.Of(Encoding.UTF8.GetBytes(envelope.Body));
        if (envelope.CommandId.Length is 0 or > 100)
        {
            return new Order(caller, envelope, null, Refusal.Of(RefusalCode.FieldInvalid, null, "idempotencyKey"), key, hash);
        }

        var (command, refusal) = caller.IsSystem ? door.Scope.Run(() => Parse(envelope.Body)) : Parse(envelope.Body);
        return new Order(caller, envelope, Heard(command, caller), refusal, key, hash);
    }

    /// <summary>The timeline is the home agency's: what another agency notes there is for all who take part, its own officers among them.</summary>
    private IncidentCommand? Heard(IncidentCommand? command, Caller caller) =>
        command is IncidentCommand.AddNote note && caller.IsOfficer && mechanisms.Current.Agency(caller.Agency) is not { SeesWholeCounty: true }
            ? note with { Audience = NoteAudience.Shared }
            : command;

    private static (IncidentCommand? Command, Refusal? Refusal) Parse(string body)
    {
        try
        {
            return (DomainJson.ReadCommand(body), null);
        }
        catch (NotSupportedException)
        {
            return (null, Refusal.Of(RefusalCode.FieldInvalid, null, "type"));
        }
        catch (JsonException e)
        {
            return (null, Refusal.Of(RefusalCode.FieldInvalid, null, e.Path?.TrimStart('$', '.') is { Length: > 0 } field ? field : "type"));
        }
    }
}
