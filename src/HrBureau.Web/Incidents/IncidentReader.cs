using HrBureau.Contracts;

namespace HrBureau.Web;

/// <summary>Reads an incident and its timeline, worded for the reader; for pages and the API alike.</summary>
public sealed class IncidentReader(SiloCalls silo, SeenVersions seen, KnownCounty county)
{
    /// <summary>Most entries of one page.</summary>
    public const int MostEntries = 500;

    /// <summary>The incident; null when absent or not the caller's.</summary>
    public async Task<IncidentView?> ViewAsync(string incidentId)
    {
        if (!WireId.IsIncident(incidentId))
        {
            return null;
        }

        var least = seen.Of(incidentId);
        var view = await silo.AsOfficerAsync(grains => grains.GetGrain<IIncidentGrain>(incidentId).View(least), repeatable: true);
        if (view is null)
        {
            return null;
        }

        seen.Keep(incidentId, view.Version);
        return IncidentTexts.Worded(view, await county.NamesAsync());
    }

    /// <summary>A page of the timeline; null when absent or not the caller's.</summary>
    public async Task<TimelineBody?> TimelineAsync(string incidentId, long after, int limit)
    {
        if (!WireId.IsIncident(incidentId))
        {
            return null;
        }

        var page = await silo.AsOfficerAsync(grains => grains.GetGrain<IBoardGrain>(0).Timeline(incidentId, after, limit), repeatable: true);
        if (page is null)
        {
            return null;
        }

        var names = await county.NamesAsync();
        return new TimelineBody([.. page.Items.Select(entry => TimelineItem.Of(entry, names))], page.NextAfter);
    }
}
