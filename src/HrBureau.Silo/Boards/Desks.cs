using System.Collections.Concurrent;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Inboxes and task lists: rows say which incidents to ask, the incidents say what the reader sees.</summary>
internal sealed class Desks(BoardTable table, IGrainFactory grains, SystemIdentity system, RosterBook rosters, MechanismSource mechanisms, ILogger<Desks> log, TimeProvider time)
{
    private const int TaskLines = 200;

    /// <summary>Shorter than a page's own patience: one slow incident costs its lines, not the page.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    public async Task<InboxPage> InboxAsync(string agency, RequestState? state, string? cursor, int limit)
    {
        var page = await table.DeskAsync(agency, state is { } one ? WireWord.Of(one) : null, state is null ? true : null, cursor, limit);
        var asked = page.Items.ToLookup(item => item.Incident, item => item.Row.RequestId);
        var (lines, silent) = await AskAsync(asked.Select(group => group.Key), incident => grains.GetGrain<IIncidentGrain>(incident).Desk(agency, asked[incident].ToArray()));
        var items = lines.ToDictionary(item => item.RequestId);
        return new InboxPage(page.Items.Select(item => items.GetValueOrDefault(item.Row.RequestId)).OfType<InboxItem>().ToArray(), page.NextCursor, silent.Sum(incident => asked[incident].Count()));
    }

    public async Task<TaskPage> TasksAsync(Caller caller)
    {
        var incidents = await TaskIncidentsAsync(WaitingTasks.DeskOf(caller.Agency));
        var (tasks, silent) = await AskAsync(incidents, incident => grains.GetGrain<IIncidentGrain>(incident).Tasks());
        return new TaskPage([.. tasks.OrderBy(task => task.At)], silent.Count);
    }

    /// <summary>Every incident with an open line: whose task it is says the incident, so none may stand too far back to be asked.</summary>
    private async Task<HashSet<string>> TaskIncidentsAsync(string desk)
    {
        var incidents = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await table.DeskAsync(desk, null, true, cursor, TaskLines);
            incidents.UnionWith(page.Items.Select(item => item.Incident));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return incidents;
    }

    /// <summary>How many tasks wait for the caller, from the lines alone: no incident is asked for a number on every page.</summary>
    public async Task<int> TaskCountAsync(Caller caller)
    {
        var lines = await table.DeskTallyAsync(WaitingTasks.DeskOf(caller.Agency));
        return lines.Count == 0 ? 0 : WaitingTasks.Count(lines, caller, await rosters.PostsOfAsync(caller.Agency, caller.Id), mechanisms.Current, CountyTime.DayOf(time.GetUtcNow()));
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
            var sight = await grains.GetGrain<IIncidentSightGrain>(GrainId.Create(IncidentGrain.TypeName, incident)).SightOf(caller.Id, caller.Agency, [.. caller.Duties], shown: false);
            return sight is not null && (sight.Whole || sight.Requests.Contains(requestId)) ? incident : null;
        }
    }

    /// <summary>Asks each incident; one that cannot answer is left out and named, so that the rest stands.</summary>
    private async Task<(IEnumerable<T> Lines, IReadOnlyCollection<string> Silent)> AskAsync<T>(IEnumerable<string> incidents, Func<string, Task<IReadOnlyList<T>>> ask)
    {
        using var patience = new CancellationTokenSource(Patience);
        var silent = new ConcurrentBag<string>();
        var answers = await Task.WhenAll(incidents.Select(OneAsync).ToArray());
        return (answers.SelectMany(list => list), silent);

        async Task<IReadOnlyList<T>> OneAsync(string incident)
        {
            try
            {
                return await ask(incident).WaitAsync(patience.Token);
            }
            catch (Exception e) when (e is not UnauthorizedCallException)
            {
                silent.Add(incident);
                log.DeskLeftOut(incident, e.GetType().Name);
                return [];
            }
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
