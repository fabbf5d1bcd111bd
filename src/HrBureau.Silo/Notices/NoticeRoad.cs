using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Takes a notice to its channel: who holds the post now is asked here, and what became of it is recorded on the incident.</summary>
internal sealed class NoticeRoad(IGrainFactory grains, SystemIdentity system, TimeProvider time)
{
    /// <returns>Whether the row was settled with the entry that records the delivery.</returns>
    public async Task<bool> DeliverAsync(OwedRow row)
    {
        using (system.Act())
        {
            var notice = JsonSerializer.Deserialize(row.Payload, SiloJson.Default.OwedNotice)!;
            var officer = notice.Officer ?? await grains.GetGrain<IAgencyGrain>(notice.Agency).Holder(notice.Post!, time.GetUtcNow());
            var (step, command) = officer is null
                ? ("unmanned", (IncidentCommand)new IncidentCommand.RecordUnmanned(notice.NoticeId))
                : Taken(notice, officer);
            var envelope = new CommandEnvelope($"{step}-{ActId.Of(notice.IncidentId, step, notice.NoticeId)}", DomainJson.WriteCommand(command), null);
            var reply = await grains.GetGrain<IIncidentGrain>(notice.IncidentId).Execute(envelope);
            return reply switch
            {
                { Outcome: CommandOutcome.Accepted } => reply.Events.Count > 0,
                { Refusal.Code: RefusalCode.NoticeUnknown } => false, // Long over: the incident keeps the marks that still matter.
                _ => throw new NotTakenException(reply.Outcome),
            };
        }
    }

    /// <summary>Desk and call task are lists of our own: once the entry stands, the notice stands on the list. Sent is not delivered.</summary>
    private static (string Step, IncidentCommand Command) Taken(OwedNotice notice, string officer) => notice.Channel switch
    {
        NoticeChannel.Desk or NoticeChannel.CallTask => ("sent", new IncidentCommand.RecordDelivery(notice.NoticeId, NoticeState.Sent, officer)),
        _ => ("given-up", new IncidentCommand.RecordDelivery(notice.NoticeId, NoticeState.GivenUp, officer, "channel-not-configured")),
    };
}
