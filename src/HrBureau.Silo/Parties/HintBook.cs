using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What other incidents know of the same unit: shown as a hint with its source, never decided on. A hint that is slow is left out.</summary>
internal sealed class HintBook(IGrainFactory grains, SystemIdentity system)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public async Task<HintView[]> OfAsync(IncidentImage image)
    {
        if (image.State.Drill is not null)
        {
            return []; // A drill tells nobody of its unit, and hears of nobody's.
        }

        if (PartyKey.Employer(image.State.Facts.EmployerCode, image.State.Facts.EmployerName) is not { } key)
        {
            return [];
        }

        try
        {
            using (system.Act())
            {
                return [.. await grains.GetGrain<IEmployerGrain>(key).Hints(image.Id).WaitAsync(Patience, TimeProvider.System)];
            }
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            return [];
        }
    }
}
