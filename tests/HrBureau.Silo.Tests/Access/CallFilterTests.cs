using System.Collections.Immutable;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace HrBureau.Silo.Tests;

public sealed class CallFilterTests : IAsyncLifetime
{
    private readonly KeyRing keys = new([new byte[32]]);
    private readonly Dictionary<string, IReadOnlySet<string>> held = new() { ["duty-zhou"] = new HashSet<string> { "handle" }, ["lead-yan"] = new HashSet<string> { "sign" } };
    private readonly Tokens tokens;
    private InProcessTestCluster cluster = null!;
    private StoragePlace place = null!;

    public CallFilterTests() => tokens = new Tokens(keys, TimeProvider.System);

    private string Inspector => tokens.IssueOfficer("duty-zhou", "agy-hr", ["handle"]).Text;

    private string Leader => tokens.IssueOfficer("lead-yan", "agy-hr", ["sign"]).Text;

    private string Service => tokens.IssueService("web", TimeSpan.FromMinutes(1)).Text;

    private string TheSilo => tokens.IssueSystem("silo").Text;

    public async ValueTask InitializeAsync()
    {
        place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        var duties = ImmutableArray.Create(new DutyRow("approve-request", ["sign"]));
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo
            .AddAdoNetGrainStorageAsDefault(storage => (storage.Invariant, storage.ConnectionString) = (place.Options().GrainInvariant, place.Options().GrainConnectionString))
            .AddHrBureauAccess(keys).Services
            .AddSingleton<DutiesInForce>((officer, agency) => agency == "agy-hr" ? held.GetValueOrDefault(officer) : null)
            .AddSingleton<AgencyInForce>(agency => agency == "agy-hr")
            .AddSingleton<MayIssue>((word, has) => duties.Any(row => row.Command == word && row.Duties.Any(has.Contains))));
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        RequestContext.Clear();
        await cluster.DisposeAsync();
        await place.DisposeAsync();
        keys.Dispose();
    }

    [Fact]
    public async Task A_call_without_a_token_reaches_no_actor() =>
        Assert.Equal(CallRefusal.NoToken, await RefusalAsync(null, door => door.ForOfficers()));

    [Fact]
    public async Task A_token_of_a_foreign_key_reaches_no_actor()
    {
        using var foreign = new KeyRing([[.. Enumerable.Repeat((byte)7, 32)]]);

        var token = new Tokens(foreign, TimeProvider.System).IssueSystem("silo").Text;

        Assert.Equal(CallRefusal.Forged, await RefusalAsync(token, door => door.ForTheSystem()));
    }

    [Fact]
    public async Task Everybody_passes_his_own_door_and_is_known_behind_it()
    {
        Assert.Equal("duty-zhou", await AskAsync(Inspector, door => door.ForOfficers()));
        Assert.Equal("web", await AskAsync(Service, door => door.ForServices()));
        Assert.Equal("silo", await AskAsync(TheSilo, door => door.ForTheSystem()));
        Assert.Equal("silo", await AskAsync(TheSilo, door => door.ForOfficersAndTheSystem()));
        Assert.Equal("duty-zhou", await AskAsync(Inspector, door => door.ForOfficersAndTheSystem()));
    }

    [Fact]
    public async Task Neither_a_service_nor_the_system_acts_as_an_officer()
    {
        Assert.Equal(CallRefusal.NotAllowed, await RefusalAsync(Service, door => door.ForOfficers()));
        Assert.Equal(CallRefusal.NotAllowed, await RefusalAsync(TheSilo, door => door.ForOfficers()));
        Assert.Equal(CallRefusal.NotAllowed, await RefusalAsync(Service, door => door.ForOfficersAndTheSystem()));
        Assert.Equal(CallRefusal.NotAllowed, await RefusalAsync(Service, door => door.ForSigners()));
        Assert.Equal(CallRefusal.NotAllowed, await RefusalAsync(TheSilo, door => door.ForSigners()));
    }

    [Fact]
    public async Task No_officer_and_no_service_acts_as_the_system()
    {
        Assert.Equal(CallRefusal.NotAllowed, await RefusalAsync(Inspector, door => door.ForTheSystem()));
        Assert.Equal(CallRefusal.NotAllowed, await RefusalAsync(Service, door => door.ForTheSystem()));
        Assert.Equal(CallRefusal.NotAllowed, await RefusalAsync(Inspector, door => door.ForServices()));
    }

    [Fact]
    public async Task A_word_of_the_duty_table_lets_through_who_holds_one_of_its_duties()
    {
        Assert.Equal("lead-yan", await AskAsync(Leader, door => door.ForSigners()));
        Assert.Equal(CallRefusal.NotAllowed, await RefusalAsync(Inspector, door => door.ForSigners()));
    }

    [Fact]
    public async Task A_method_that_does_not_say_what_it_needs_is_open_to_nobody()
    {
        foreach (var token in (string[])[Inspector, Leader, Service, TheSilo])
        {
            Assert.Equal(CallRefusal.NotAllowed, await RefusalAsync(token, door => door.ForNobody()));
            Assert.Equal(CallRefusal.NotAllowed, await RefusalAsync(token, door => door.Misspelt()));
        }
    }

    [Fact]
    public async Task An_actor_asks_another_with_the_officers_token_unless_it_says_that_the_system_asks()
    {
        Assert.Equal(CallRefusal.NotAllowed, await RefusalAsync(Inspector, door => door.AskNextDoor()));
        Assert.Equal("silo for duty-zhou, then duty-zhou", await AskAsync(Inspector, door => door.AskNextDoorAsTheSystem()));
    }

    [Fact]
    public async Task A_client_reaches_none_of_the_runtimes_own_actors() =>
        Assert.Equal(
            CallRefusal.NotAllowed,
            (await Assert.ThrowsAsync<UnauthorizedCallException>(() => cluster.Client.GetGrain<IManagementGrain>(0).GetHosts(false, TestContext.Current.CancellationToken))).Reason);

    [Fact]
    public async Task A_revoked_session_is_refused_though_its_token_was_verified_before()
    {
        var issued = tokens.IssueOfficer("duty-zhou", "agy-hr", []);
        await AskAsync(issued.Text, door => door.ForOfficers());

        cluster.GetSiloServiceProvider().GetRequiredService<Revocations>().End(issued.SessionId, issued.ExpiresAt);

        Assert.Equal(CallRefusal.SignedOut, await RefusalAsync(issued.Text, door => door.ForOfficers()));
        Assert.Equal("duty-zhou", await AskAsync(Inspector, door => door.ForOfficers()));
    }

    private async Task<string?> AskAsync(string? token, Func<IDoorGrain, Task<string?>> call)
    {
        RequestContext.Clear();
        if (token is not null)
        {
            RequestContext.Set(CallContext.Token, token);
        }

        return await call(cluster.Client.GetGrain<IDoorGrain>("first"));
    }

    private async Task<CallRefusal> RefusalAsync(string? token, Func<IDoorGrain, Task<string?>> call) =>
        (await Assert.ThrowsAsync<UnauthorizedCallException>(() => AskAsync(token, call))).Reason;
}
