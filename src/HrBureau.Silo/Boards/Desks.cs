using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Inboxes and task lists: rows say which incidents to ask, the incidents say what the reader sees.</summary>
internal sealed class Desks(BoardTable table, IGrainFactory grains, SystemIdentity system, RosterBook rosters, MechanismSource mechanisms)
{
    private const int MostTasks = 200;

    public async Task<InboxPage> InboxAsync(string agency, RequestState? state, string? cursor, int limit)
    {
        var page = await table.DeskAsync(agency, state is { } one ? WireWord.Of(one) : null, state is null ? true : null, cursor, limit);
        var asked = page.Items
            .GroupBy(item => item.Incident)
            .Select(group => grains.GetGrain<IIncidentGrain>(group.Key).Desk(agency, group.Select(item => item.Row.RequestId).ToArray()));
        var items = (await Task.WhenAll(asked)).SelectMany(list => list).ToDictionary(item => item.RequestId);
        return new InboxPage(page.Items.Select(item => items.GetValueOrDefault(item.Row.RequestId)).OfType<InboxItem>().ToArray(), page.NextCursor);
    }

    public async Task<TaskView[]> TasksAsync(Caller caller)
    {
        var page = await table.DeskAsync(WaitingTasks.DeskOf(caller.Agency), null, true, null, MostTasks);
        var asked = page.Items.Select(item => item.Incident).Distinct().Select(incident => grains.GetGrain<IIncidentGrain>(incident).Tasks());
        return [.. (await Task.WhenAll(asked)).SelectMany(list => list).OrderBy(task => task.At)];
    }

    /// <summary>Requests that wait for an answer of the caller's agency.</summary>
    public async Task<int> WaitingAsync(Caller caller)
    {
        if (!mechanisms.Current.MayIssue("read-inbox", caller.Duties))
        {
            return 0;
        }

        var counts = await table.DeskCountsAsync(caller.Agency);
        return (int)counts.Where(pair => pair.Key is "raised" or "delivered" or "seen").Sum(pair => pair.Value);
    }

    public async Task<string?> IncidentOfAsync(string requestId, Caller caller)
    {
        if (await table.IncidentOfAsync(requestId) is not { } incident)
        {
            return null;
        }

        using (system.Act())
        {
            var sight = await grains.GetGrain<IIncidentSightGrain>(GrainId.Create(IncidentGrain.TypeName, incident)).SightOf(caller.Id, caller.Agency, [.. caller.Duties]);
            return sight is not null && (sight.Whole || sight.Requests.Contains(requestId)) ? incident : null;
        }
    }

    public async Task<OnDutyView[]> OnDutyAsync()
    {
        var mechanism = mechanisms.Current;
        var home = mechanism.HomeAgency.Code;
        var posts = new List<OnDutyView>();
        foreach (var post in mechanism.Posts.Where(post => post.Agency == home))
        {
            posts.Add(new OnDutyView(home, post.Post, post.Name, OfficerNames.Of(mechanism, await rosters.HolderAsync(home, post.Post), withPhone: true)));
        }

        return [.. posts];
    }
}
