using HrBureau.Contracts;

namespace HrBureau.Web;

/// <summary>What pages read, each as the signed-in officer.</summary>
public sealed class ConsoleReads(SiloCalls silo, KnownCounty known, IncidentReader incidents)
{
    /// <summary>Newest entries a page shows at once.</summary>
    public const int PageOfEntries = 100;

    /// <summary>Requests an inbox shows at once.</summary>
    private const int PageOfRequests = 100;

    /// <summary>How often one page looks further back for entries it may show.</summary>
    private const int MostLooks = 12;

    private Task<CountsView>? counts;

    public ValueTask<CountyView> CountyAsync() => known.ViewAsync();

    /// <summary>The caller's counts; one page asks once, however many of its parts want them.</summary>
    public Task<CountsView> CountsAsync() => counts ??= Board(board => board.Counts());

    /// <summary>Whether the caller operates the system. A page that only adds something for him stands without knowing.</summary>
    public async Task<bool> OperatesAsync()
    {
        try
        {
            return (await CountsAsync()).Pages.Contains("read-operations");
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            return false;
        }
    }

    public Task<BoardPageView> ListAsync(BoardQueryGiven query) => Board(board => board.List(query));

    public Task<TaskPage> TasksAsync() => Board(board => board.Tasks());

    public Task<InboxPage?> InboxAsync(string agency, string? cursor) => Board(board => board.Inbox(agency, null, cursor, PageOfRequests));

    public Task<string?> IncidentOfAsync(string requestId) => Board(board => board.IncidentOf(requestId));

    public Task<IncidentView?> ViewAsync(string incident) => incidents.ViewAsync(incident);

    /// <summary>Who reported, in clear where the reader may; the look is written down.</summary>
    public Task<IReadOnlyList<ReportView>> ReportersAsync(string incident) =>
        silo.AsOfficerAsync(grains => grains.GetGrain<IIncidentGrain>(incident).Reporters(), repeatable: true);

    public Task<DeskRequestView?> RequestAsync(string incident, string requestId) =>
        silo.AsOfficerAsync(grains => grains.GetGrain<IIncidentGrain>(incident).OpenRequest(requestId), repeatable: true);

    /// <summary>A full page of entries before a version, newest first, however few of them this reader is shown.</summary>
    /// <param name="incident">Incident id.</param>
    /// <param name="before">Entries before this version.</param>
    /// <param name="shown">Which of them the page shows, asked from the newest to the oldest.</param>
    /// <param name="count">How many.</param>
    public async Task<EntryPage> EntriesAsync(string incident, long before, Func<TimelineItem, bool> shown, int count = PageOfEntries)
    {
        var found = new List<TimelineItem>();
        var last = before - 1;
        // The timeline is read forwards; what is looked through grows while little of it may be shown.
        for (var (look, span) = (0, count); look < MostLooks && last > 0 && found.Count <= count; look++, span = Math.Min(2 * span, IncidentReader.MostEntries))
        {
            var first = Math.Max(0, last - span);
            if (await incidents.TimelineAsync(incident, first, span) is not { } page)
            {
                return EntryPage.None;
            }

            found.AddRange(page.Items.Reverse().Where(item => item.Version <= last && shown(item)));
            last = first;
        }

        return found.Count > count
            ? new EntryPage(found[..count], found[count - 1].Version)
            : new EntryPage(found, last > 0 ? last + 1 : null);
    }

    private Task<T> Board<T>(Func<IBoardGrain, Task<T>> read) => silo.AsOfficerAsync(grains => read(grains.GetGrain<IBoardGrain>(0)), repeatable: true);
}
