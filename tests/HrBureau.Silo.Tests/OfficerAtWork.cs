using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo.Tests;

/// <summary>One officer's calls, under his token.</summary>
public sealed class OfficerAtWork(IGrainFactory grains, string token, string agency)
{
    private static int _keys;

    public string Agency { get; } = agency;

    /// <summary>A call of an actor that has no word of its own here.</summary>
    public Task<T> AskAsync<T>(Func<IGrainFactory, Task<T>> ask) => CallAsync(() => ask(grains));

    public Task<ReportReply> ReportAsync(ReportGiven report) => CallAsync(() => grains.GetGrain<IIntakeGrain>($"intake-{report.ProjectName}").Report(report));

    public Task<CommandReply> DoAsync(string incident, IncidentCommand command, string? key = null, long? ifMatch = null, string? heldBy = null) =>
        SendAsync(incident, DomainJson.WriteCommand(command), key, ifMatch, heldBy);

    public Task<CommandReply> SendAsync(string incident, string body, string? key = null, long? ifMatch = null, string? heldBy = null) =>
        CallAsync(() => grains.GetGrain<IIncidentGrain>(incident).Execute(new CommandEnvelope(key ?? NewKey(), body, ifMatch, heldBy)));

    public Task<IncidentView?> ViewAsync(string incident) => CallAsync(() => grains.GetGrain<IIncidentGrain>(incident).View(0));

    public Task<IReadOnlyList<ReportView>> ReportersAsync(string incident) => CallAsync(() => grains.GetGrain<IIncidentGrain>(incident).Reporters());

    public Task<TimelinePage?> TimelineAsync(string incident, long after = 0, int limit = 500) => CallAsync(() => grains.GetGrain<IBoardGrain>(0).Timeline(incident, after, limit));

    public Task<InboxPage?> InboxAsync(string? of = null) => CallAsync(() => grains.GetGrain<IBoardGrain>(0).Inbox(of ?? Agency, null, null, 50));

    public Task<DeskRequestView?> OpenAsync(string incident, string request) => CallAsync(() => grains.GetGrain<IIncidentGrain>(incident).OpenRequest(request));

    public Task<BoardPageView> ListAsync(string? track = null, bool? overdue = null, string? holder = null, bool? drill = null) => CallAsync(() => grains.GetGrain<IBoardGrain>(0).List(new BoardQueryGiven(null, null, track, holder, overdue, null, drill, null, 50)));

    public async Task<IReadOnlyList<TaskView>> TasksAsync() => (await TaskPageAsync()).Items;

    public Task<TaskPage> TaskPageAsync() => CallAsync(() => grains.GetGrain<IBoardGrain>(0).Tasks());

    public Task<string?> IncidentOfAsync(string request) => CallAsync(() => grains.GetGrain<IBoardGrain>(0).IncidentOf(request));

    public Task<CountsView> CountsAsync() => CallAsync(() => grains.GetGrain<IBoardGrain>(0).Counts());

    public Task<IntegrityView?> IntegrityAsync(string incident) => CallAsync(() => grains.GetGrain<IIncidentGrain>(incident).Integrity());

    public Task<RefusalView?> SetRosterAsync(IReadOnlyList<RosterRow> shifts) => CallAsync(() => grains.GetGrain<IAgencyGrain>(Agency).SetRoster(shifts));

    public Task<IReadOnlyList<RosterRow>?> RosterAsync(string? of = null) => CallAsync(() => grains.GetGrain<IAgencyGrain>(of ?? Agency).Roster());

    public Task<T> EvidenceAsync<T>(string evidence, Func<IEvidenceGrain, Task<T>> call) => CallAsync(() => call(grains.GetGrain<IEvidenceGrain>(evidence)));

    public Task<T> HookAsync<T>(string of, Func<IWebhookGrain, Task<T>> ask) => CallAsync(() => ask(grains.GetGrain<IWebhookGrain>(of)));

    public Task<T> KeysAsync<T>(string of, Func<IApiKeysGrain, Task<T>> ask) => CallAsync(() => ask(grains.GetGrain<IApiKeysGrain>(of)));

    public Task<CommandReply> ReceiptAsync(string incident, string notice, ReceiptState state) => CallAsync(() => grains.GetGrain<IIncidentGrain>(incident).Receive(notice, state));

    private static string NewKey() => $"key-{Interlocked.Increment(ref _keys).ToString(CultureInfo.InvariantCulture)}";

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        RequestContext.Set(CallContext.Token, token);
        return await call();
    }
}
