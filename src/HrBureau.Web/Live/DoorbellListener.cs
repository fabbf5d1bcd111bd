using HrBureau.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HrBureau.Web;

/// <summary>Listens at the silos' doorbells for this process, and renews before they forget it.</summary>
internal sealed partial class DoorbellListener(IClusterClient cluster, SiloCalls silo, Doorbell bell, TimeProvider time, ILogger<DoorbellListener> log)
    : BackgroundService, IDoorbellListener
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public Task Rang(IReadOnlyList<Ring> rings)
    {
        foreach (var ring in rings)
        {
            bell.Rang(ring);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hosted services start one after another; the client may not be connected yet.
        await Task.Yield();
        IDoorbellListener? ear = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var heard = false;
            try
            {
                ear ??= cluster.CreateObjectReference<IDoorbellListener>(this);
                await Task.WhenAll(Enumerable.Range(0, IDoorbellGrain.Count).Select(number => ListenAsync(number, ear)));
                heard = true;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                LogDeaf(fault.GetType().Name);
            }

            await Task.Delay(heard ? Renewal : Retry, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task ListenAsync(int number, IDoorbellListener ear) =>
        silo.AsServiceAsync(grains => grains.GetGrain<IDoorbellGrain>($"bell-{number}").Listen(ear), repeatable: true);

    [LoggerMessage(1, LogLevel.Information, "Not listening at the doorbells yet ({Fault}); streams look for themselves meanwhile")]
    private partial void LogDeaf(string fault);
}
