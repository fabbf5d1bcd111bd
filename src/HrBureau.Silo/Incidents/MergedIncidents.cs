using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What a page shows of other incidents: those that go on in this one, with what is still open there, and the one this went into.</summary>
internal sealed class MergedIncidents(IGrainFactory grains, SystemIdentity system, MechanismSource mechanisms, SimilarIncidents similar)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Incidents that go on in this one; one that is slow is shown without its requests.</summary>
    public async Task<AbsorbedView[]> OfAsync(IncidentState state)
    {
        if (state.Absorbed.IsEmpty)
        {
            return [];
        }

        using (system.Act())
        {
            return await Task.WhenAll(state.Absorbed.GroupBy(mark => mark.From).Select(marks => ViewAsync([.. marks], state.Id)).ToArray());
        }
    }

    /// <summary>Where a merged incident went, as far as the reader may see that one.</summary>
    public async Task<string?> WhereAsync(IncidentState state, Caller caller) =>
        state.Merged is { } merged && await similar.SeesAsync(merged.Into, caller) ? merged.Into : null;

    /// <summary>Open requests of an incident, and of those that had been merged into it before.</summary>
    /// <param name="above">Incidents that ask for it: one of them is not asked again, though word of a merge taken back may still be on its way.</param>
    public async Task<OpenRequestView[]> OpenAsync(IncidentState state, string[] above)
    {
        var carried = IncidentDecider.StaysOpen(state);
        var own = state.Requests.Values.Where(request => request.IsOpen).Select(request => new OpenRequestView(request.RequestId, request.Kind, request.To, request.State, request.AnswerBy, carried[request.RequestId], state.Id));
        string[] asking = [.. above, state.Id];
        using (system.Act())
        {
            var below = await Task.WhenAll(state.Absorbed.Select(mark => mark.From).Distinct().Except(asking).Select(incident => RequestsAsync(incident, asking)).ToArray());
            return [.. own, .. below.SelectMany(requests => requests)];
        }
    }

    private async Task<AbsorbedView> ViewAsync(AbsorbedMark[] marks, string into)
    {
        var first = marks[0];
        return new AbsorbedView(first.From, first.At, OfficerNames.Of(mechanisms.Current, first.By), first.Reason, first.Grade, first.Place, first.Headcount, marks.Sum(mark => mark.Reports.Count), await RequestsAsync(first.From, [into])) { Adopted = first.Adopted };
    }

    private async Task<OpenRequestView[]> RequestsAsync(string incident, string[] above)
    {
        try
        {
            return await grains.GetGrain<IIncidentSightGrain>(GrainId.Create(IncidentGrain.TypeName, incident)).OpenRequests(above).WaitAsync(Patience, TimeProvider.System);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            return [];
        }
    }
}
