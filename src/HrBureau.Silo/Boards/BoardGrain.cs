using HrBureau.Contracts;
using HrBureau.Domain;
using Orleans.Concurrency;

namespace HrBureau.Silo;

/// <inheritdoc cref="IBoardGrain"/>
/// <remarks>Its work is waiting for the store: one reader's wait, which is long when the store is away, is nobody else's.</remarks>
[StatelessWorker]
[Reentrant]
[GrainType("board")]
internal sealed class BoardGrain(BoardLists lists, TimelinePages timelines, Desks desks, MechanismSource mechanisms, TimeProvider time) : Grain, IBoardGrain
{
    private static readonly string[] Pages = ["report", "import-reports", "read-incidents", "read-inbox", "manage-agencies", "open-drill", "read-operations", "manage-officers"];

    public async Task<BoardPageView> List(BoardQueryGiven query) => await lists.PageAsync(query, Caller.Current!);

    public async Task<TimelinePage?> Timeline(string incidentId, long after, int limit) =>
        await timelines.PageAsync(incidentId, after, Math.Clamp(limit, 1, 500), Caller.Current!);

    public async Task<CountsView> Counts()
    {
        var caller = Caller.Current!;
        var open = await lists.OpenAsync(caller);
        var inbox = await desks.WaitingAsync(caller);
        var tasks = await desks.TaskCountAsync(caller);
        return new CountsView(open, inbox, tasks, await desks.OnDutyAsync(), Pages.Where(word => mechanisms.Current.MayIssue(word, caller.Duties)).ToArray());
    }

    public async Task<InboxPage?> Inbox(string agency, RequestState? state, string? cursor, int limit) =>
        Caller.Current!.Agency == agency ? await desks.InboxAsync(agency, state, cursor, Math.Clamp(limit, 1, 100)) : null;

    public async Task<TaskPage> Tasks() => await desks.TasksAsync(Caller.Current!);

    public async Task<string?> IncidentOf(string requestId) => await desks.IncidentOfAsync(requestId, Caller.Current!);

    public Task<CountyView> County()
    {
        var mechanism = mechanisms.Current;
        var today = CountyTime.DayOf(time.GetUtcNow());
        return Task.FromResult(new CountyView(
            mechanism.County,
            mechanism.CountyName,
            mechanism.Agencies.ToArray(),
            mechanism.Posts.ToArray(),
            mechanism.Statutes.ToArray(),
            mechanism.Officers.Select(row => OfficerNames.Of(mechanism, row.Id)!).ToArray(),
            mechanism.KindsOn(today).Select(row => new RequestKindView(row.Kind, row.Name, row.DefaultTo, row.Measures.ToArray(), row.SharedByDefault.ToArray(), Mechanism.IsOpen(row, mechanism.HomeAgency.Code, mechanism.Serving), mechanism.Agencies.Where(agency => !agency.SeesWholeCounty && row.GoesTo(agency)).Select(agency => agency.Code).ToArray(), row.Statutes.ToArray())).ToArray(),
            mechanism.GradesOn(today).ToDictionary(row => row.Grade, row => row.From),
            mechanism.RaisingBehaviours(today).ToArray()));
    }
}
