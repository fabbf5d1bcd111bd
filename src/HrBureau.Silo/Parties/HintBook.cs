using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>What other incidents know of the same units, and which are open at the same place: shown as a hint with its source, never decided on. A hint that is slow is left out.</summary>
internal sealed class HintBook(IGrainFactory grains, SystemIdentity system, IntakeTables sites)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>A drill tells nobody of its unit, and hears of nobody's.</summary>
    public async Task<HintView[]> OfAsync(IncidentImage image)
    {
        if (image.State.Drill is not null)
        {
            return [];
        }

        var beside = BesideAsync(image.Id);
        return [.. await OfAsync(image.Id, Relays.KeysOf(image.State)), .. await beside];
    }

    /// <summary>What incidents other than one know of units.</summary>
    public async Task<HintView[]> OfAsync(string incident, IEnumerable<(string Key, string? Code)> units)
    {
        using (system.Act())
        {
            var hints = await Task.WhenAll(units.Select(unit => AskAsync(incident, unit.Key, unit.Code)).ToArray());
            return [.. hints.SelectMany(known => known).DistinctBy(hint => (hint.IncidentId, hint.What)).OrderByDescending(hint => hint.At)];
        }
    }

    private async Task<IEnumerable<HintView>> BesideAsync(string incident)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return (await sites.BesideAsync(incident, patience.Token)).Select(other => new HintView(other.Incident, "same-place", other.OpenedAt));
        }
        catch (Exception e) when (e is StorageException or OperationCanceledException)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<HintView>> AskAsync(string incident, string key, string? code)
    {
        try
        {
            return await grains.GetGrain<IPartyGrain>(key).Hints(incident, code).WaitAsync(Patience, TimeProvider.System);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            return [];
        }
    }
}
