using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;

namespace HrBureau.Silo.Tests;

/// <summary>A silo of the demonstration county on a real database, and officers who talk to it. Facts' time is the test's; machine time is the machine's.</summary>
public sealed class RunningCounty : IAsyncDisposable
{
    public static byte[] Secret { get; } = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan TryAgainEvery = TimeSpan.FromSeconds(1);

    private readonly Action<StorageOptions>? _storage;
    private readonly WebhookOptions? _webhooks;
    private Mechanism _mechanism;
    private ServiceProvider _outside;
    private InProcessTestCluster? _cluster;

    private RunningCounty(StoragePlace place, Mechanism mechanism, Action<StorageOptions>? storage, WebhookOptions? webhooks)
    {
        _webhooks = webhooks;
        Place = place;
        _storage = storage;
        _mechanism = mechanism;
        _outside = Outside([Secret]);
    }

    /// <summary>A Tuesday morning within working hours.</summary>
    public static DateTimeOffset Morning { get; } = new(2026, 3, 10, 9, 0, 0, CountyTime.Offset);

    public StoragePlace Place { get; }

    public FakeTimeProvider Time { get; } = new(Morning);

    /// <summary>What the silo logged.</summary>
    public LogLines Log { get; } = new();

    public Tokens Tokens => _outside.GetRequiredService<Tokens>();

    /// <summary>Services of the one silo.</summary>
    public IServiceProvider Silo => Cluster.Silos[0].ServiceProvider;

    private InProcessTestCluster Cluster => _cluster ?? throw new InvalidOperationException("The silo is down.");

    /// <param name="kind">Which database.</param>
    /// <param name="mechanism">None takes the demonstration county's.</param>
    /// <param name="calendar">None takes the published ones.</param>
    /// <param name="server">A PostgreSQL of its own, for tests that stop it.</param>
    /// <param name="storage">Sets what is other than usual about the store.</param>
    /// <param name="webhooks">How notices leave the house.</param>
    public static async Task<RunningCounty> StartAsync(
        StorageKind kind, Mechanism? mechanism = null, WorkCalendar? calendar = null, PostgresServer? server = null, Action<StorageOptions>? storage = null, WebhookOptions? webhooks = null)
    {
        var county = new RunningCounty(await StoragePlace.NewAsync(kind, server), mechanism ?? Demo.Mechanism, storage, webhooks);
        await county.StartAgainAsync(calendar);
        return county;
    }

    /// <summary>Stops the silo and starts another on the same store, under another mechanism.</summary>
    public Task<RunningCounty> RestartUnderAsync(Mechanism mechanism)
    {
        _mechanism = mechanism;
        return RestartAsync();
    }

    /// <summary>Stops the silo and starts another on the same store, by default under the same key.</summary>
    public async Task<RunningCounty> RestartAsync(params byte[][] secrets)
    {
        await StopAsync();
        await StartAgainAsync(null, secrets);
        return this;
    }

    /// <summary>The same under another mechanism.</summary>
    public Task StartAgainAsync(WorkCalendar calendar, Mechanism mechanism)
    {
        _mechanism = mechanism;
        return StartAgainAsync(calendar);
    }

    /// <summary>Starts a silo over the same facts, after <see cref="StopAsync"/>.</summary>
    public async Task StartAgainAsync(WorkCalendar? calendar = null, params byte[][] secrets)
    {
        byte[][] keys = secrets.Length == 0 ? [Secret] : secrets;
        await _outside.DisposeAsync();
        _outside = Outside(keys);
        var storage = Place.Options();
        _storage?.Invoke(storage);
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = "county";
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<TimeProvider>(Time);
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            silo.Services.AddLogging(logs => logs.AddProvider(Log));
            silo.Services.AddHrBureauStorage(storage);
            silo.AddHrBureauSilo(storage, new KeyRing(keys), _mechanism, calendar ?? Demo.Calendar, _webhooks, Repository.At("seeds", "scenarios"));
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    /// <summary>Takes the silo down; facts stay, and time may pass.</summary>
    public async Task StopAsync()
    {
        if (_cluster is { } cluster)
        {
            _cluster = null;
            await cluster.StopAllSilosAsync();
            await cluster.DisposeAsync();
        }
    }

    /// <summary>An incident as the silo folds it from the store.</summary>
    public async Task<IncidentState> StateAsync(string incident) =>
        (await Silo.GetRequiredService<IncidentLoader>().LoadAsync(incident, TestContext.Current.CancellationToken)).State;

    /// <summary>Calls of an officer of the county.</summary>
    public OfficerAtWork As(string officer)
    {
        var row = Demo.Mechanism.Officers.First(o => o.Id == officer);
        return new OfficerAtWork(Cluster.Client, Tokens.IssueOfficer(row.Id, row.Agency, row.Duties).Text, row.Agency);
    }

    /// <summary>Calls of an officer whom the demonstration county did not begin with.</summary>
    public OfficerAtWork As(string officer, string agency) => new(Cluster.Client, Tokens.IssueOfficer(officer, agency, []).Text, agency);

    /// <summary>Calls of a web process.</summary>
    public OfficerAtWork AsWeb() => new(Cluster.Client, Tokens.IssueService("web", TimeSpan.FromMinutes(1)).Text, "");

    /// <summary>Calls of the silo itself.</summary>
    public OfficerAtWork AsSystem() => new(Cluster.Client, Tokens.IssueSystem("test").Text, "");

    /// <summary>Calls of an agency's own system under its key.</summary>
    public async Task<OfficerAtWork> WithKeyAsync(string agency, string key)
    {
        RequestContext.Set(CallContext.Token, Tokens.IssueService("web", TimeSpan.FromMinutes(1)).Text);
        var pass = await Cluster.Client.GetGrain<IApiKeysGrain>(agency).Open(key) ?? throw new UnauthorizedAccessException("The key opens nothing.");
        return new OfficerAtWork(Cluster.Client, pass.Token, agency);
    }

    /// <summary>Lets facts' time pass in small steps, as it does, so that loops see every instant.</summary>
    public async Task FastForwardAsync(TimeSpan time, TimeSpan? step = null)
    {
        var size = step ?? TimeSpan.FromMinutes(1);
        for (var left = time; left > TimeSpan.Zero; left -= size)
        {
            Time.Advance(left < size ? left : size);
            await QuietAsync();
        }
    }

    /// <summary>Waits until nothing is due or owed at the present instant.</summary>
    /// <remarks>What failed on a busy machine backs off in facts' time, which stands still here: it is woken, and tried again.</remarks>
    public async Task QuietAsync()
    {
        var woken = Stopwatch.GetTimestamp();
        await UntilAsync(
            async () =>
            {
                // Twice, because a strike may owe something after what is owed was counted, and a delivery may arm a due instant.
                if (await BusyAsync() == (0, 0) && await BusyAsync() == (0, 0))
                {
                    return true;
                }

                if (Stopwatch.GetElapsedTime(woken) > TryAgainEvery)
                {
                    await Place.ExecuteAsync("update due set wake = at where error is not null and owner is null");
                    await Place.ExecuteAsync("update owed set wake = not_before where error is not null and owner is null");
                    woken = Stopwatch.GetTimestamp();
                }

                return false;
            },
            async () => $"quiet; (due, owed) are {await BusyAsync()}");
    }

    /// <summary>Whether nothing will be looked at for a while.</summary>
    public async Task<bool> IsIdleForAsync(TimeSpan time) =>
        await Silo.GetRequiredService<DueTable>().NextAsync(Time.GetUtcNow()) is not { } next || next > Time.GetUtcNow() + time;

    /// <summary>Waits, bounded, until something holds.</summary>
    public static Task UntilAsync(Func<Task<bool>> holds, string what = "what the test says") => UntilAsync(holds, () => Task.FromResult(what));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _outside.DisposeAsync();
        await Place.DisposeAsync();
    }

    private ServiceProvider Outside(byte[][] secrets) => new ServiceCollection()
        .AddSingleton<TimeProvider>(Time)
        .AddSingleton(new KeyRing(secrets))
        .AddSingleton<Tokens>()
        .BuildServiceProvider();

    private static async Task UntilAsync(Func<Task<bool>> holds, Func<Task<string>> what)
    {
        var begin = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(begin) > Patience)
            {
                Assert.Fail($"Waited in vain for {await what()}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task<(long Due, long Owed)> BusyAsync() =>
        ((await Silo.GetRequiredService<DueTable>().FiguresAsync(Time.GetUtcNow())).Overdue, (await Silo.GetRequiredService<OwedTable>().FiguresAsync()).Depth);
}
