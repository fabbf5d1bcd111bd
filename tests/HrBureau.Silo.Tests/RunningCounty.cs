using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;

namespace HrBureau.Silo.Tests;

/// <summary>A silo of the demonstration county on a real database, and officers who talk to it. Facts' time is the test's; machine time is the machine's.</summary>
public sealed class RunningCounty : IAsyncDisposable
{
    public static byte[] Secret { get; } = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private readonly InProcessTestCluster _cluster;
    private readonly ServiceProvider _outside;

    private RunningCounty(InProcessTestCluster cluster, StoragePlace place, FakeTimeProvider time, ServiceProvider outside)
    {
        _cluster = cluster;
        Place = place;
        Time = time;
        _outside = outside;
    }

    /// <summary>A Tuesday morning within working hours.</summary>
    public static DateTimeOffset Morning { get; } = new(2026, 3, 10, 9, 0, 0, CountyTime.Offset);

    public StoragePlace Place { get; }

    public FakeTimeProvider Time { get; }

    public Tokens Tokens => _outside.GetRequiredService<Tokens>();

    /// <summary>Services of the one silo.</summary>
    public IServiceProvider Silo => _cluster.Silos[0].ServiceProvider;

    public static async Task<RunningCounty> StartAsync(StorageKind kind, Mechanism? mechanism = null) =>
        await StartAsync(await StoragePlace.NewAsync(kind), new FakeTimeProvider(Morning), [Secret], mechanism ?? Demo.Mechanism);

    /// <summary>Stops the silo and starts another on the same store, by default under the same key.</summary>
    public async Task<RunningCounty> RestartAsync(params byte[][] secrets)
    {
        await StopAsync();
        return await StartAsync(Place, Time, secrets.Length == 0 ? [Secret] : secrets, Demo.Mechanism);
    }

    private static async Task<RunningCounty> StartAsync(StoragePlace place, FakeTimeProvider time, byte[][] secrets, Mechanism mechanism)
    {
        var storage = place.Options();
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ServiceId = "county";
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<TimeProvider>(time);
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            silo.Services.AddHrBureauStorage(storage);
            silo.AddHrBureauSilo(storage, new KeyRing(secrets), mechanism, Demo.Calendar);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        var outside = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(new KeyRing(secrets))
            .AddSingleton<Tokens>()
            .BuildServiceProvider();
        return new RunningCounty(cluster, place, time, outside);
    }

    /// <summary>An incident as the silo folds it from the store.</summary>
    public async Task<IncidentState> StateAsync(string incident) =>
        (await Silo.GetRequiredService<IncidentLoader>().LoadAsync(incident, TestContext.Current.CancellationToken)).State;

    /// <summary>Calls of an officer of the county.</summary>
    public OfficerAtWork As(string officer)
    {
        var row = Demo.Mechanism.Officers.First(o => o.Id == officer);
        return new OfficerAtWork(_cluster.Client, Tokens.IssueOfficer(row.Id, row.Agency, row.Duties).Text, row.Agency);
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
    public async Task QuietAsync()
    {
        var due = Silo.GetRequiredService<DueTable>();
        var owed = Silo.GetRequiredService<OwedTable>();
        await UntilAsync(async () => (await due.FiguresAsync(Time.GetUtcNow())).Overdue == 0 && (await owed.FiguresAsync()).Depth == 0);
    }

    /// <summary>Waits, bounded, until something holds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Place.DisposeAsync();
    }

    private async Task StopAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
        await _outside.DisposeAsync();
    }
}
