using HrBureau.Web;

namespace HrBureau.Host;

/// <summary>
/// A web process looks for its first silo beside everything else: it is up before there is one, says of itself that it is not ready, and
/// answers everybody at once that he should try again.
/// </summary>
/// <remarks>Left to itself the client looks while the process starts, and nothing that starts after it, the door among it, is up before a silo is.</remarks>
internal sealed class SiloSearch(IHostedService client, SiloReach reach) : BackgroundService
{
    /// <summary>Adds the client so that it starts here and not before the rest.</summary>
    /// <param name="services">Where.</param>
    /// <param name="addClient">What adds the client and the service that starts it.</param>
    public static void Add(IServiceCollection services, Action addClient)
    {
        var before = services.Count;
        addClient();
        var starts = services.Skip(before).Single(static added => added.ServiceType == typeof(IHostedService));
        services.Remove(starts);
        services.AddHostedService(known => new SiloSearch((IHostedService)known.GetRequiredService<IClusterClient>(), known.GetRequiredService<SiloReach>()));
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        reach.Search();
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await client.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await client.StartAsync(stoppingToken);
        reach.Find();
    }
}
