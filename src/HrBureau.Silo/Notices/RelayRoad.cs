using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Takes what an append owes to other actors: an incident's standing to the units it concerns, word of a merge to the other incident, a report that was split off to where it belongs.</summary>
internal sealed class RelayRoad(IGrainFactory grains, SystemIdentity system, SplitRoad splits)
{
    /// <returns>False: the row is settled after the receiver has kept what it was told.</returns>
    public async Task<bool> DeliverAsync(OwedRow row)
    {
        using (system.Act())
        {
            switch (row.Target.Split('-')[0])
            {
                case "inc":
                    await TellAsync(row);
                    break;
                case SplitRoad.Target:
                    await splits.DeliverAsync(row);
                    break;
                default:
                    await grains.GetGrain<IPartyGrain>(row.Target).Learn(JsonSerializer.Deserialize(row.Payload, SiloJson.Default.UnitStanding)!);
                    break;
            }

            return false;
        }
    }

    /// <summary>The other incident keeps its reply under the row's name: told twice, it takes it once.</summary>
    private async Task TellAsync(OwedRow row)
    {
        await Failpoint.HitAsync("dispatch.told");
        var reply = await grains.GetGrain<IIncidentGrain>(row.Target).Execute(new CommandEnvelope($"relay-{ActId.Of(row.Incident, row.Target, row.Id)}", row.Payload, null));
        if (reply.Outcome != CommandOutcome.Accepted)
        {
            throw new NotTakenException(reply.Outcome);
        }
    }
}
