using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Takes an incident's standing to the unit it concerns; the receiver keeps the newest.</summary>
internal sealed class RelayRoad(IGrainFactory grains, SystemIdentity system)
{
    /// <returns>False: the row is settled after the receiver has kept the standing.</returns>
    public async Task<bool> DeliverAsync(OwedRow row)
    {
        using (system.Act())
        {
            await grains.GetGrain<IPartyGrain>(row.Target).Learn(JsonSerializer.Deserialize(row.Payload, SiloJson.Default.UnitStanding)!);
            return false;
        }
    }
}
