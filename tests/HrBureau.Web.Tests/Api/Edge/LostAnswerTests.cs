using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Xml.Linq;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Paperwork;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Every call of the web floor, with its first answer lost: what only reads, or is known by a key, is sent again and nobody notices; what would be done twice is sent once.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private const string Agency = "agy-police";
    private const string Import = "imp-0123456789abcdef01234567";
    private const string Drill = "drl-0123456789abcdef01234567";
    private const string Evidence = "evd-0123456789abcdef0123456789abcdef";

    private static readonly ImportView Table = new(Import, "t.csv", ImportState.Draft, "duty-zhou", default, null, 0, 0, 0, 0, 0, []) { FaultCount = 1 };

    private static readonly byte[] TableBytes = Encoding.UTF8.GetBytes("编号,反映时间,项目地址,内容\n1,2026-01-26,望粟镇粟田路1号,拖欠\n");

    /// <summary>What is sent again, beside what the addresses of the API read.</summary>
    private static readonly Dictionary<string, Func<IServiceProvider, Task>> Repeated = new(StringComparer.Ordinal)
    {
        ["IWebhookGrain.Show"] = known => known.GetRequiredService<AgencyDesk>().WebhookAsync(Agency),
        ["IApiKeysGrain.List"] = known => known.GetRequiredService<AgencyDesk>().KeysAsync(Agency),
        ["IApiKeysGrain.Open"] = known => known.GetRequiredService<MachineKeys>().OpenAsync(new DefaultHttpContext(), "hrk_police-00000000_00"),
        ["IOperationGrain.Show"] = known => known.GetRequiredService<OperationDesk>().ShowAsync(),
        ["IOperationGrain.Entries"] = known => known.GetRequiredService<OperationDesk>().EntriesAsync(ScriptedCounty.Incident, 9),
        ["IOperationGrain.Admit"] = known => known.GetRequiredService<OperationDesk>().TraceAsync("0"),
        ["IImportGrain.View"] = known => known.GetRequiredService<ImportDesk>().ViewAsync(Import),
        ["IImportGrain.Faults"] = known => known.GetRequiredService<ImportDesk>().FaultsAsync(Table),
        ["IImportGrain.Read"] = known => known.GetRequiredService<ImportDesk>().SheetAsync(Table),
        ["IImportGrain.Open"] = known => known.GetRequiredService<ImportDesk>().OpenAsync("t.csv", TableBytes, "k"),
        ["IImportListGrain.Recent"] = known => known.GetRequiredService<ImportDesk>().RecentAsync(Agency),
        ["IImportGrain.Keep"] = StartImportAsync,
        ["IImportGrain.Start"] = StartImportAsync,
        ["IReportMappingGrain.Keep"] = StartImportAsync,
        ["IReportMappingGrain.Find"] = known => known.GetRequiredService<ImportDesk>().MappingAsync(new Sheet(["A"], 1, [], [], null)),
        ["IDrillBookGrain.Scenarios"] = known => known.GetRequiredService<DrillDesk>().ScenariosAsync(),
        ["IDrillBookGrain.Newest"] = known => known.GetRequiredService<DrillDesk>().NewestAsync(),
        ["IDrillGrain.Start"] = known => known.GetRequiredService<DrillDesk>().StartAsync(new DrillOrder("s", 60), null),
        ["IDrillGrain.View"] = known => known.GetRequiredService<DrillDesk>().ViewAsync(Drill),
        ["IDrillGrain.Hold"] = known => known.GetRequiredService<DrillDesk>().HoldAsync(Drill, true),
        ["IDrillGrain.Stop"] = known => known.GetRequiredService<DrillDesk>().StopAsync(Drill),
        ["IDrillGrain.Report"] = known => known.GetRequiredService<DrillDesk>().ReportAsync(Drill),
        ["IIncidentGrain.Lateness"] = known => known.GetRequiredService<DrillDesk>().ReportAsync(ScriptedCounty.Incident),
        ["IIncidentGrain.Reporters"] = known => known.GetRequiredService<ConsoleReads>().ReportersAsync(ScriptedCounty.Incident),
        ["IIncidentGrain.OpenRequest"] = known => known.GetRequiredService<ConsoleReads>().RequestAsync(ScriptedCounty.Incident, "req-1"),
        ["IIncidentGrain.Execute"] = known => known.GetRequiredService<CommandDesk>().IssueAsync(ScriptedCounty.Incident, new IncidentCommand.AddNote("x"), "k"),
        ["IBoardGrain.Counts"] = known => known.GetRequiredService<ConsoleReads>().CountsAsync(),
        ["IBoardGrain.Tasks"] = known => known.GetRequiredService<ConsoleReads>().TasksAsync(),
        ["IBoardGrain.IncidentOf"] = known => known.GetRequiredService<ConsoleReads>().IncidentOfAsync("req-1"),
        ["IAdministrationGrain.People"] = known => known.GetRequiredService<PeopleDesk>().PeopleAsync(),
        ["IAdministrationGrain.Acts"] = known => known.GetRequiredService<PeopleDesk>().ActsAsync(null, 20),
        ["IAdministrationGrain.Table"] = known => known.GetRequiredService<PeopleDesk>().TableAsync("t"),
        ["IAdministrationGrain.Check"] = known => known.GetRequiredService<PeopleDesk>().CheckAsync(new PeopleSheet(PeopleRows.Of(new OfficerRow("a", Agency, new("A", "A"), [], null), known: false), [], [], new Dictionary<string, int>())),
        ["IWebKeysGrain.All"] = known => Task.Run(() => new SharedKeys(known.GetRequiredService<SiloCalls>()).GetAllElements()),
        ["IWebKeysGrain.Keep"] = known => Task.Run(() => new SharedKeys(known.GetRequiredService<SiloCalls>()).StoreElement(new XElement("key"), "k")),
        ["IOfficerGrain.SignIn"] = known => known.GetRequiredService<SignInDesk>().SignInAsync("duty-zhou", "p", null),
        ["IOfficerGrain.SignOut"] = known => known.GetRequiredService<SignInDesk>().SignOutAsync(),
        ["IOfficerGrain.ChangePassword"] = known => known.GetRequiredService<SignInDesk>().ChangePasswordAsync("a", "b"),
        ["ISetUpGrain.IsOpen"] = known => known.GetRequiredService<SetUpDesk>().IsOpenAsync(),
        ["IEvidenceGrain.Begin"] = known => known.GetRequiredService<EvidenceDesk>().BeginAsync(Evidence, 1, EvidenceAbout.None),
        ["IEvidenceGrain.Progress"] = known => known.GetRequiredService<EvidenceDesk>().ProgressAsync(Evidence),
        ["IEvidenceGrain.Finish"] = known => known.GetRequiredService<EvidenceDesk>().FinishAsync(Evidence),
        ["IEvidenceGrain.Open"] = known => known.GetRequiredService<EvidenceDesk>().OpenAsync(Evidence),
        ["IEvidenceGrain.Read"] = known => known.GetRequiredService<EvidenceDesk>().ReadAsync(Evidence, 0),
    };

    /// <summary>What sent twice would be done twice, or would answer the second time as if it had not been done.</summary>
    private static readonly Dictionary<string, Func<IServiceProvider, Task>> Once = new(StringComparer.Ordinal)
    {
        ["IWebhookGrain.Register"] = known => known.GetRequiredService<AgencyDesk>().RegisterAsync(Agency, "https://x", true),
        ["IWebhookGrain.Rotate"] = known => known.GetRequiredService<AgencyDesk>().RotateAsync(Agency, null),
        ["IWebhookGrain.EndOld"] = known => known.GetRequiredService<AgencyDesk>().EndOldAsync(Agency),
        ["IWebhookGrain.Remove"] = known => known.GetRequiredService<AgencyDesk>().RemoveAsync(Agency),
        ["IWebhookGrain.Test"] = known => known.GetRequiredService<AgencyDesk>().TestAsync(Agency),
        ["IApiKeysGrain.Revoke"] = known => known.GetRequiredService<AgencyDesk>().RevokeAsync("police-00000000"),
        ["IAdministrationGrain.Put"] = known => known.GetRequiredService<PeopleDesk>().MakeAsync(new OfficerGiven("A", [])),
        ["IAdministrationGrain.Reset"] = known => known.GetRequiredService<PeopleDesk>().ResetAsync("duty-zhou"),
        ["IAdministrationGrain.DrawFirst"] = known => known.GetRequiredService<PeopleDesk>().DrawFirstAsync(),
        ["IAdministrationGrain.Keep"] = known => known.GetRequiredService<PeopleDesk>().KeepAsync("t", []),
        ["ISetUpGrain.SetUp"] = known => known.GetRequiredService<SetUpDesk>().SetUpAsync(new SetUpBody("t", "a", "A", "p")),
        ["IEvidenceGrain.Append"] = known => known.GetRequiredService<EvidenceDesk>().KeepAsync("duty-zhou", Evidence, 0, new MemoryStream([1]), null, default),
    };

    private readonly ConcurrentDictionary<string, int> sent = new(StringComparer.Ordinal);
    private Edge edge = null!;

    public async ValueTask InitializeAsync() => edge = await Edge.StartAsync(cluster: LostAnswers.Of(sent));

    public async ValueTask DisposeAsync() => await edge.DisposeAsync();

    public static TheoryData<string> RepeatedCalls => [.. Repeated.Keys];

    public static TheoryData<string> CallsSentOnce => [.. Once.Keys];

    [Theory]
    [MemberData(nameof(RepeatedCalls))]
    public async Task What_reads_or_has_a_key_is_sent_again(string call)
    {
        using var signedIn = SignIn();

        await Repeated[call](signedIn.ServiceProvider);

        Assert.True(sent[call] > 1);
        Assert.DoesNotContain(1, sent.Values);
    }

    [Theory]
    [MemberData(nameof(CallsSentOnce))]
    public async Task What_would_be_done_twice_is_sent_once(string call)
    {
        using var signedIn = SignIn();

        Assert.Equal(ProblemCode.TryAgain, Faults.CodeOf(await Assert.ThrowsAnyAsync<Exception>(() => Once[call](signedIn.ServiceProvider))));

        Assert.Equal(1, sent[call]);
    }

    [Fact]
    public async Task Whoever_makes_a_key_and_gets_no_answer_is_told_that_it_may_be_there()
    {
        using var signedIn = SignIn();

        var (reply, problem) = await signedIn.ServiceProvider.GetRequiredService<AgencyDesk>().IssueAsync(Agency, "Gateway", [KeyScope.Receipts], null);

        Assert.Null(reply);
        Assert.Equal(("key-perhaps-made", 503, null), (problem!.Code, problem.Status, problem.RetryAfter));
        Assert.Equal(1, sent["IApiKeysGrain.Issue"]);
    }

    [Fact]
    public async Task Whatever_the_API_reads_is_answered()
    {
        var reads = edge.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("GET"))
            .Select(route => route.RoutePattern.RawText!).Distinct().ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var read in reads)
        {
            sent.Clear();
            using var answer = await edge.Http.GetAsync(Filled(read), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

            Assert.NotEqual(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.All(sent, call => Assert.True(call.Value > 1, $"{read} has lost {call.Key}"));
            seen.UnionWith(sent.Keys);
        }

        Assert.Superset(new HashSet<string>(["IBoardGrain.List", "IBoardGrain.Timeline", "IBoardGrain.Inbox", "IIncidentGrain.View", "IIncidentGrain.Integrity", "IAgencyGrain.Roster", "IAgencyGrain.NotServing"]), seen);
    }

    [Fact]
    public async Task A_receipt_is_sent_again()
    {
        using var receipt = new StringContent("""{"state":"delivered"}""", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await edge.Http.PostAsync($"/api/notices/ntc-{ScriptedCounty.Incident}-1-a/receipt", receipt, TestContext.Current.CancellationToken);

        Assert.Equal(2, sent["IIncidentGrain.Receive"]);
    }

    [Fact]
    public void Of_every_call_that_people_or_web_processes_may_make_it_is_said_whether_it_is_sent_again()
    {
        string[] elsewhere =
        [
            // Sent again: what the addresses of the API ask, above, reports, and what is asked without anybody asking.
            "IBoardGrain.County", "IBoardGrain.List", "IBoardGrain.Timeline", "IBoardGrain.Inbox", "IIncidentGrain.View", "IIncidentGrain.Integrity", "IIncidentGrain.Receive",
            "IAgencyGrain.Roster", "IAgencyGrain.NotServing", "IIntakeGrain.Report", "IOfficerGrain.Profile", "IDoorbellGrain.Listen",
            // Sent once.
            "IApiKeysGrain.Issue", "IAgencyGrain.SetRoster",
            // No web process asks it.
            "IAgencyGrain.OnDuty", "IIncidentGrain.Desk", "IIncidentGrain.Tasks",
        ];
        var calls = typeof(IIncidentGrain).Assembly.GetTypes().Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type))
            .SelectMany(type => type.GetMethods().Where(call => call.GetCustomAttribute<NeedsAttribute>()!.Word != Access.System).Select(call => $"{type.Name}.{call.Name}"));

        Assert.Equal(calls.Order(StringComparer.Ordinal), Repeated.Keys.Concat(Once.Keys).Concat(elsewhere).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_takes_long_counts_though_the_call_was_sent_again()
    {
        var (time, slow, sendings) = (new FakeTimeProvider(), new TaskCompletionSource<int>(), 0);
        var calls = new SiloCalls(LostAnswers.Of(sent), new HttpContextAccessor(), new PaperIdentity(), new KnownTokens(), new SiloReach(), time);
        var asked = calls.AsServiceAsync(_ => sendings++ == 0 ? slow.Task : new TaskCompletionSource<int>().Task, repeatable: true);
        while (sendings < 2)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        slow.SetResult(7);

        Assert.Equal(7, await asked.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    private static async Task StartImportAsync(IServiceProvider known)
    {
        var desk = known.GetRequiredService<ImportDesk>();
        var sheet = ((SheetReading.Read)SheetReader.Read(TableBytes, "t.csv", KnownColumns.Knows)).Sheet;
        await desk.StartAsync(Table, sheet, (await desk.MappingAsync(sheet)).Mapping, holds: false);
    }

    private static string Filled(string route) => route
        .Replace("{code}", Agency, StringComparison.Ordinal)
        .Replace("{traceId}", new string('1', 32), StringComparison.Ordinal)
        .Replace("{id}", route.Contains("drills", StringComparison.Ordinal) ? Drill : route.Contains("imports", StringComparison.Ordinal) ? Import : route.Contains("evidence", StringComparison.Ordinal) ? Evidence : ScriptedCounty.Incident, StringComparison.Ordinal);

    private IServiceScope SignIn()
    {
        var scope = edge.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { User = CallerClaims.OfToken(Edge.Token), RequestServices = scope.ServiceProvider };
        return scope;
    }
}
