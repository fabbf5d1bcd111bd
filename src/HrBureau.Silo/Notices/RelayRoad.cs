using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Takes a fact to the actor it concerns; receivers know a fact by incident and version.</summary>
internal sealed class RelayRoad(IGrainFactory grains, SystemIdentity system)
{
    /// <returns>False: the row is settled after the receiver has kept the fact.</returns>
    public async Task<bool> DeliverAsync(OwedRow row)
    {
        using (system.Act())
        {
            var relay = JsonSerializer.Deserialize(row.Payload, SiloJson.Default.RelayGiven)!;
            await (row.Target switch
            {
                ['e', 'm', 'p', '-', ..] => grains.GetGrain<IEmployerGrain>(row.Target).Learn(relay),
                ['c', 'o', 'n', '-', ..] => grains.GetGrain<IContractorGrain>(row.Target).Learn(relay),
                ['a', 'g', 'y', '-', ..] => grains.GetGrain<IAgencyGrain>(row.Target).Learn(relay),
                _ => throw new InvalidOperationException("No actor has a key of this kind."),
            });
            return false;
        }
    }
}
