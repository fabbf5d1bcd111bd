using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>What officers and agencies leave behind when they are disabled: shifts, incidents, requests. Ids only: whoever administers sees no case.</summary>
public sealed class Holdings(BoardTable boards, IncidentLoader loader, IGrainFactory grains, SystemIdentity system, TimeProvider time)
{
    private const int Most = 200;

    /// <param name="officers">Officers who are disabled.</param>
    /// <param name="agencies">Agencies that are closed.</param>
    /// <param name="stopped">Officers who are shut out with their agency.</param>
    /// <returns>Null when nothing is left behind.</returns>
    public async Task<HoldingsView?> OfAsync(IReadOnlyList<OfficerRow> officers, IReadOnlyList<AgencyRow> agencies, IReadOnlyList<string> stopped)
    {
        var (shifts, incidents, requests) = (new List<RosterRow>(), new List<string>(), new List<DeskItem>());
        foreach (var officer in officers)
        {
            shifts.AddRange(await ShiftsAsync(officer));
            incidents.AddRange(await HeldAsync(officer));
            requests.AddRange(await GivenAsync(officer));
        }

        foreach (var agency in agencies)
        {
            requests.AddRange(await OpenAsync(agency.Code));
        }

        var incidentOf = requests.DistinctBy(line => line.Row.RequestId).ToDictionary(line => line.Row.RequestId, line => line.Incident);
        return shifts.Count + incidents.Count + requests.Count + stopped.Count == 0 ? null : new HoldingsView(shifts.ToArray(), incidents.ToArray(), incidentOf.Keys.ToArray())
        {
            Officers = stopped.ToArray(),
            IncidentOf = incidentOf,
        };
    }

    private async Task<IEnumerable<RosterRow>> ShiftsAsync(OfficerRow officer)
    {
        using var asSystem = system.Act();
        var today = CountyTime.DayOf(time.GetUtcNow());
        return (await grains.GetGrain<IAgencyGrain>(officer.Agency).Shifts()).Where(shift => shift.Officer == officer.Id && (shift.ValidTo is null || shift.ValidTo >= today));
    }

    private async Task<IEnumerable<string>> HeldAsync(OfficerRow officer)
    {
        var page = await boards.ListAsync(new BoardQuery { Now = time.GetUtcNow(), Holder = officer.Id, Limit = Most });
        return page.Items.Where(item => item.Row.Phase is not ("closed" or "merged" or "voided")).Select(item => item.Row.Incident);
    }

    /// <summary>Requests that were handed to him inside his agency.</summary>
    private async Task<IReadOnlyList<DeskItem>> GivenAsync(OfficerRow officer)
    {
        var given = new List<DeskItem>();
        foreach (var incident in (await OpenAsync(officer.Agency)).GroupBy(line => line.Incident))
        {
            var state = (await loader.LoadAsync(incident.Key, CancellationToken.None)).State;
            given.AddRange(incident.Where(line => state.Requests.TryGetValue(line.Row.RequestId, out var request) && request.Assignee == officer.Id));
        }

        return given;
    }

    /// <summary>Open requests on an agency's desk; tasks of its officers are none.</summary>
    private async Task<IEnumerable<DeskItem>> OpenAsync(string agency) =>
        (await boards.DeskAsync(agency, null, open: true, null, Most)).Items.Where(line => line.Row.RequestId.StartsWith("req-", StringComparison.Ordinal));
}
