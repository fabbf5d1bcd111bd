using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>What pages read, each as the signed-in officer.</summary>
public sealed class ConsoleReads(SiloCalls silo, KnownCounty known, IncidentReader incidents)
{
    /// <summary>Newest entries a page shows at once.</summary>
    public const int PageOfEntries = 100;

    public ValueTask<CountyView> CountyAsync() => known.ViewAsync();

    public Task<CountsView> CountsAsync() => Board(board => board.Counts());

    public Task<BoardPageView> ListAsync(BoardQueryGiven query) => Board(board => board.List(query));

    public Task<IReadOnlyList<TaskView>> TasksAsync() => Board(board => board.Tasks());

    public Task<InboxPage?> InboxAsync(string agency, RequestState? state = null) => Board(board => board.Inbox(agency, state, null, 100));

    public Task<string?> IncidentOfAsync(string requestId) => Board(board => board.IncidentOf(requestId));

    public Task<IncidentView?> ViewAsync(string incident) => incidents.ViewAsync(incident);

    public Task<DeskRequestView?> RequestAsync(string incident, string requestId) =>
        silo.AsOfficerAsync(grains => grains.GetGrain<IIncidentGrain>(incident).OpenRequest(requestId));

    /// <summary>The entries up to a version, newest first.</summary>
    public async Task<IReadOnlyList<TimelineItem>> EntriesAsync(string incident, long upTo, int count = PageOfEntries)
    {
        var page = await incidents.TimelineAsync(incident, Math.Max(0, upTo - count), count);
        return page is null ? [] : [.. page.Items.Reverse()];
    }

    private Task<T> Board<T>(Func<IBoardGrain, Task<T>> read) => silo.AsOfficerAsync(grains => read(grains.GetGrain<IBoardGrain>(0)));
}
