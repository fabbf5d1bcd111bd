using System.Collections.Concurrent;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web.Tests;

/// <summary>A script for the grains the edge calls. Officer <c>duty-zhou</c> with the password <c>right</c> may sign in.</summary>
public sealed class ScriptedCounty
{
    public const string Incident = "inc-360121-20260127-001";

    private readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Commands that reached the incident.</summary>
    public ConcurrentQueue<CommandEnvelope> Commands { get; } = new();

    /// <summary>Reports that reached the intake.</summary>
    public ConcurrentQueue<ReportGiven> Reports { get; } = new();

    /// <summary>Tokens that came with calls of officers.</summary>
    public ConcurrentQueue<string?> Tokens { get; } = new();

    /// <summary>Which tokens are good for lists.</summary>
    public Func<string?, bool> Known { get; set; } = _ => true;

    /// <summary>What the incident answers.</summary>
    public Func<CommandEnvelope, Task<CommandReply>> Execute { get; set; } = _ => Task.FromResult(new CommandReply(CommandOutcome.Accepted, 7, ["note-added"], null, null));

    /// <summary>The timeline.</summary>
    public IList<TimelineEntryView> Timeline { get; } = [];

    /// <summary>Done once somebody listens at a doorbell.</summary>
    public Task Listening => listening.Task;

    /// <summary>Who listens at the doorbells.</summary>
    public ConcurrentBag<IDoorbellListener> Listeners { get; } = [];

    public object Grain(Type type, string key) => type.Name switch
    {
        nameof(IIncidentGrain) => new IncidentScript(this, key),
        nameof(IIntakeGrain) => new IntakeScript(this),
        nameof(IBoardGrain) => new BoardScript(this),
        nameof(IOfficerGrain) => new OfficerScript(this, key),
        nameof(IDoorbellGrain) => new BellScript(this),
        _ => throw new NotSupportedException(type.Name),
    };

    public void Add(string text) => Timeline.Add(new TimelineEntryView(
        Timeline.Count + 1, "note-added", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, null, "agy-hr", $$"""{"text":"{{text}}","audience":"own"}""", false, null, null, null));

    public Task RingAsync() => Task.WhenAll(Listeners.Select(listener => listener.Rang([new Contracts.Ring(Incident, Timeline.Count, ["agy-hr"])])));

    private void Heard() => Tokens.Enqueue(Orleans.Runtime.RequestContext.Get(CallContext.Token) as string);

    private sealed class IncidentScript(ScriptedCounty county, string key) : IIncidentGrain
    {
        public Task<CommandReply> Execute(CommandEnvelope command)
        {
            county.Heard();
            county.Commands.Enqueue(command);
            return key == Incident ? county.Execute(command) : Task.FromResult(new CommandReply(CommandOutcome.NotFound, 0, [], null, null));
        }

        public Task<CommandReply> Receive(string noticeId, ReceiptState state) => throw new UnauthorizedCallException(CallRefusal.NotAllowed);

        public Task<IncidentView?> View(long leastVersion) => Task.FromResult<IncidentView?>(null);

        public Task<DeskRequestView?> OpenRequest(string requestId) => Task.FromResult<DeskRequestView?>(null);

        public Task<IReadOnlyList<InboxItem>> Desk(string agency, IReadOnlyList<string> requestIds) => Task.FromResult<IReadOnlyList<InboxItem>>([]);

        public Task<IReadOnlyList<TaskView>> Tasks() => Task.FromResult<IReadOnlyList<TaskView>>([]);

        public Task<IReadOnlyList<ReportView>> Reporters() => Task.FromResult<IReadOnlyList<ReportView>>([]);

        public Task<IntegrityView?> Integrity() => Task.FromResult<IntegrityView?>(null);

        public Task<LatenessReport?> Lateness() => Task.FromResult<LatenessReport?>(null);
    }

    private sealed class IntakeScript(ScriptedCounty county) : IIntakeGrain
    {
        public Task<ReportReply> Report(ReportGiven report)
        {
            county.Heard();
            county.Reports.Enqueue(report);
            return Task.FromResult(new ReportReply(CommandOutcome.Accepted, "rep-1", Incident, false, [], null));
        }
    }

    private sealed class BoardScript(ScriptedCounty county) : IBoardGrain
    {
        public Task<BoardPageView> List(BoardQueryGiven query) => !county.Known(Orleans.Runtime.RequestContext.Get(CallContext.Token) as string)
            ? throw new UnauthorizedCallException(CallRefusal.Forged)
            : Task.FromResult(new BoardPageView([], null, new Dictionary<Grade, int> { [Grade.Larger] = 2 }));

        public Task<TimelinePage?> Timeline(string incidentId, long after, int limit) => Task.FromResult(incidentId != Incident
            ? null
            : new TimelinePage([.. county.Timeline.ToArray().Where(entry => entry.Version > after).Take(limit)], null));

        public Task<CountsView> Counts() => Task.FromResult(new CountsView(0, 0, 0, [], []));

        public Task<InboxPage?> Inbox(string agency, RequestState? state, string? cursor, int limit) => Task.FromResult<InboxPage?>(agency == "agy-hr" ? new InboxPage([], null) : null);

        public Task<TaskPage> Tasks() => Task.FromResult(new TaskPage([], 0));

        public Task<string?> IncidentOf(string requestId) => Task.FromResult<string?>(null);

        public Task<CountyView> County() => Task.FromResult(new CountyView(
            "360121",
            new LocalisedText("x", "Demo"),
            [],
            [],
            [new StatuteRow("decree-724-41", new LocalisedText("x", "Decree 724"), new LocalisedText("x", " art. 41"), new LocalisedText("x", "May ask the police."), "A", "")],
            [],
            [],
            new Dictionary<Grade, int>(),
            []));
    }

    private sealed class OfficerScript(ScriptedCounty county, string key) : IOfficerGrain
    {
        private static readonly OfficerProfile Zhou = new("duty-zhou", new LocalisedText("x", "Zhou"), "agy-hr", ["handle"], []);

        public Task<SignInReply> SignIn(SignInAttempt attempt) => Task.FromResult(key == "off-duty-zhou" && attempt.Password == "right"
            ? new SignInReply(SignInOutcome.SignedIn, Edge.Token, DateTimeOffset.UnixEpoch.AddYears(1000), Zhou, "device", null)
            : new SignInReply(SignInOutcome.Wrong, null, null, null, null, null));

        public Task SignOut()
        {
            county.Heard();
            return Task.CompletedTask;
        }

        public Task<OfficerProfile?> Profile() => Task.FromResult<OfficerProfile?>(key == "off-duty-zhou" ? Zhou : null);

        public Task<RefusalView?> ChangePassword(string old, string replacement) => Task.FromResult<RefusalView?>(null);
    }

    private sealed class BellScript(ScriptedCounty county) : IDoorbellGrain
    {
        public Task Ring(IReadOnlyList<Contracts.Ring> rings) => Task.CompletedTask;

        public Task Listen(IDoorbellListener listener)
        {
            county.Listeners.Add(listener);
            county.listening.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
