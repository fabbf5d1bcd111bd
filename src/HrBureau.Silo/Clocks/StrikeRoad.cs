using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>The road a strike takes to its incident.</summary>
internal sealed class StrikeRoad(IGrainFactory grains, SystemIdentity system)
{
    private static readonly string Body = DomainJson.WriteCommand(new IncidentCommand.StrikeClock());

    public async Task<CommandReply> StrikeAsync(DueClaim claim)
    {
        using (system.Act())
        {
            var envelope = new CommandEnvelope($"strike-{claim.At.ToUnixTimeMilliseconds()}", Body, null);
            return await grains.GetGrain<IIncidentGrain>(claim.Incident).Execute(envelope);
        }
    }
}
