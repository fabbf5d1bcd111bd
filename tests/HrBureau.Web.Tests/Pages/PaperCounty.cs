using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.TestKit;

namespace HrBureau.Web.Tests;

/// <summary>The demonstration county with one incident in the middle of its course; every name in it is invented.</summary>
public sealed class PaperCounty : IBoardGrain, IIncidentGrain, IIntakeGrain, IOfficerGrain, IDoorbellGrain
{
    private readonly List<CommandEnvelope> commands = [];
    private readonly List<ReportGiven> reports = [];

    /// <summary>What the next command is answered with; null accepts it.</summary>
    public CommandReply? Answer { get; set; }

    /// <summary>What happens instead of an answer to the next act.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What the answer to a report waits for.</summary>
    public Func<Task> Until { get; set; } = () => Task.CompletedTask;

    /// <summary>What the reader is shown of the incident.</summary>
    public Func<IncidentView, IncidentView> Seen { get; set; } = view => view;

    /// <summary>What the addressed desk is shown of the request.</summary>
    public Func<DeskRequestView, DeskRequestView> Opened { get; set; } = desk => desk;

    /// <summary>The timeline.</summary>
    public IReadOnlyList<TimelineEntryView> Entries { get; set; } = PaperTimeline.Entries(Mechanism);

    /// <summary>What the next report is answered with.</summary>
    public ReportReply Registered { get; set; } = new(CommandOutcome.Accepted, "rep-1", PaperIncident.Id, false, [], null);

    /// <summary>Pages of the inbox by their cursor; the first has none.</summary>
    public Func<string?, InboxPage> Listed { get; set; } = _ => new InboxPage([Item(PaperIncident.View(Mechanism))], null);

    /// <summary>What waits for the officer.</summary>
    public TaskPage Tasks { get; set; } = OwnTasks();

    /// <summary>Whether lists do not answer.</summary>
    public bool BoardAway { get; set; }

    /// <summary>Whether the silo does not answer for incidents.</summary>
    public bool Away { get; set; }

    /// <summary>Whether the silo has ended every session.</summary>
    public bool Ended { get; set; }

    /// <summary>How long a sign-in holds.</summary>
    public TimeSpan SignedInFor { get; set; } = TimeSpan.FromDays(3650);

    /// <summary>Whether the officer may not see the incident.</summary>
    public bool Hides { get; set; }

    /// <summary>Words of the pages that are the officer's.</summary>
    public IReadOnlyList<string> Pages { get; set; } = ["report", "read-incidents", "read-inbox"];

    /// <summary>Who is signed in.</summary>
    public string Officer { get; set; } = "duty-zhou";

    /// <summary>Commands received.</summary>
    public IReadOnlyList<CommandEnvelope> Commands => commands;

    /// <summary>Reports received.</summary>
    public IReadOnlyList<ReportGiven> Reports => reports;

    /// <summary>The demonstration county's mechanism.</summary>
    public static Mechanism Mechanism { get; } = ReadMechanism();

    public Task<CommandReply> Execute(CommandEnvelope command)
    {
        Open();
        commands.Add(command);
        return Fault is { } fault ? Task.FromException<CommandReply>(fault) : Task.FromResult(Answer ?? new CommandReply(CommandOutcome.Accepted, 43, ["note-added"], null, null));
    }

    public Task<CommandReply> Serve(CommandEnvelope command) => throw new NotSupportedException();

    public Task<IncidentView?> View(long leastVersion) => Away
        ? throw new TimeoutException("Paper is away.")
        : Task.FromResult<IncidentView?>(Open() && !Hides ? Seen(PaperIncident.View(Mechanism)) : null);

    public Task<DeskRequestView?> OpenRequest(string requestId)
    {
        var view = PaperIncident.View(Mechanism);
        return Task.FromResult<DeskRequestView?>(Opened(new DeskRequestView(Item(view), view.Requests[^1], view.Version, view.Holder, [view.Holder!], [], PaperIncident.Officers(Mechanism).Where(row => row.Agency == "agy-police").ToArray(), view.Clocks[0])));
    }

    public Task<IReadOnlyList<InboxItem>> Desk(string agency, IReadOnlyList<string> requestIds) => Task.FromResult<IReadOnlyList<InboxItem>>([]);

    public Task<CommandReply> Receive(string noticeId, ReceiptState state) => throw new UnauthorizedCallException(CallRefusal.NotAllowed);

    Task<IReadOnlyList<TaskView>> IIncidentGrain.Tasks() => Task.FromResult<IReadOnlyList<TaskView>>([]);

    public Task<IReadOnlyList<ReportView>> Reporters() => Task.FromResult<IReadOnlyList<ReportView>>([PaperIncident.Report with { Reporter = "赵某五", Phone = "00013911112222", Masked = false }]);

    public Task<IntegrityView?> Integrity() => Task.FromResult<IntegrityView?>(null);

    public Task<LatenessReport?> Lateness() => Task.FromResult<LatenessReport?>(null);

    public async Task<ReportReply> Report(ReportGiven report)
    {
        reports.Add(report);
        await Until();
        return Fault is { } fault ? throw fault : Registered;
    }

    public Task<BoardPageView> List(BoardQueryGiven query) => Pages.Contains("read-incidents")
        ? Task.FromResult(PaperIncident.Board(Mechanism, query))
        : throw new UnauthorizedCallException(CallRefusal.NotAllowed);

    public Task<TimelinePage?> Timeline(string incidentId, long after, int limit) =>
        Task.FromResult<TimelinePage?>(new TimelinePage(Entries.Where(entry => entry.Version > after).Take(limit).ToArray(), null));

    public Task<CountsView> Counts() => Task.FromResult(new CountsView(4, 1, 2, Mechanism.Posts.Where(row => row.Agency == "agy-hr")
        .Select(row => new OnDutyView(row.Agency, row.Post, row.Name, PaperIncident.Officers(Mechanism).FirstOrDefault(who => who.Id == (row.Post == "leader-on-duty" ? "lead-yan" : "duty-zhou")))).ToArray(), Pages));

    public Task<InboxPage?> Inbox(string agency, RequestState? state, string? cursor, int limit) =>
        BoardAway ? throw new TimeoutException("Paper is away.") : Task.FromResult<InboxPage?>(Listed(cursor));

    Task<TaskPage> IBoardGrain.Tasks() => BoardAway ? throw new TimeoutException("Paper is away.") : Task.FromResult(Tasks);

    private static TaskPage OwnTasks() => new(
    [
        new("call-task", PaperIncident.Id, "ntc-1", "req-2", Grade.Larger, "测试劳务有限公司", PaperIncident.Now.AddMinutes(-3), null, new CallTaskView("000-2007", new LocalisedText("方替声", "Fang Tisheng")), false),
        new("sign-draft", PaperIncident.Id, "ntc-2", "req-1", Grade.Larger, "测试劳务有限公司", PaperIncident.Now.AddMinutes(-12), null, null, false),
    ], 0);

    public Task<string?> IncidentOf(string requestId) => Task.FromResult(Hides ? null : PaperIncident.Id);

    public Task<CountyView> County() => Task.FromResult(PaperIncident.County(Mechanism));

    public Task<SignInReply> SignIn(SignInAttempt attempt) => Task.FromResult(attempt.Password == HostProcess.Password
        ? new SignInReply(SignInOutcome.SignedIn, "paper", TimeProvider.System.GetUtcNow() + SignedInFor, ProfileOf(), "device", null)
        : new SignInReply(SignInOutcome.Wrong, null, null, null, null, null));

    public Task SignOut() => Task.CompletedTask;

    public Task<OfficerProfile?> Profile() => Task.FromResult<OfficerProfile?>(Open() ? ProfileOf() : null);

    public Task<RefusalView?> ChangePassword(string old, string replacement) => Task.FromResult<RefusalView?>(null);

    public Task Ring(IReadOnlyList<Contracts.Ring> rings) => Task.CompletedTask;

    public Task Listen(IDoorbellListener listener) => Task.CompletedTask;

    private bool Open() => Ended ? throw new UnauthorizedCallException(CallRefusal.SignedOut) : true;

    private OfficerProfile ProfileOf()
    {
        var row = Mechanism.Officers.First(who => who.Id == Officer);
        return new OfficerProfile(row.Id, row.Name, row.Agency, row.Duties.ToArray(), []);
    }

    /// <summary>The incident's last request as a line of the addressed inbox.</summary>
    public static InboxItem Item(IncidentView view)
    {
        var request = view.Requests[^1];
        var shared = new Dictionary<string, string> { ["employer"] = view.Employer!, ["place"] = view.Place!, ["headcount"] = "46" };
        return new InboxItem(request.RequestId, view.IncidentId, request.Kind, request.From, request.To, request.State, request.Rung, request.AnswerBy, request.Text, shared, view.Grade, view.Drill, ["acknowledge-request", "send-back-request", "hand-on-request"], view.Time);
    }

    private static Mechanism ReadMechanism()
    {
        var files = Directory.EnumerateFiles(Repository.At("seeds", "mechanism"), "*.json")
            .Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        return MechanismReader.Read(files) is MechanismReading.Accepted accepted ? accepted.Mechanism : throw new InvalidOperationException("The seeds do not stand.");
    }
}
