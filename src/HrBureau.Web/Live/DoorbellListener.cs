using HrBureau.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HrBureau.Web;

/// <summary>Listens at the silos' doorbells for this process, and renews before they forget it.</summary>
internal sealed partial class DoorbellListener(IClusterClient cluster, SiloCalls silo, SiloReach reach, Doorbell bell, TimeProvider time, ILogger<DoorbellListener> log)
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
        var missed = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var (heard, loss) = (false, reach.NextLoss);
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

            if (heard && missed)
            {
                // A bell whose silo died stands elsewhere and knows nobody: what it rang until now was heard by none.
                bell.RangUnheard();
            }

            missed = !heard && missed;
            using var next = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, loss);
            await Task.Delay(heard ? Renewal : Retry, time, next.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (loss.IsCancellationRequested)
            {
                missed = true;
                await Task.Delay(Retry, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Task ListenAsync(int number, IDoorbellListener ear) =>
        silo.AsServiceAsync(grains => grains.GetGrain<IDoorbellGrain>($"bell-{number}").Listen(ear), repeatable: true);

    [LoggerMessage(1, LogLevel.Information, "Not listening at the doorbells yet ({Fault}); streams look for themselves meanwhile")]
    private partial void LogDeaf(string fault);
}
