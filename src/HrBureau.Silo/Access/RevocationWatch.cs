using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using Orleans.Providers;
using Orleans.Storage;

namespace HrBureau.Silo;

/// <summary>
/// Reads the kept list of ended sessions before this silo answers anybody, and again and again after: straight from grain storage,
/// so that it learns of a sign-out even while the silo that took it is going down.
/// </summary>
internal sealed partial class RevocationWatch(
    Revocations revocations,
    IServiceProvider services,
    IGrainFactory grains,
    TimeProvider time,
    ILogger<RevocationWatch> log) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    /// <summary>Under the five seconds promised, with room for one failed reading.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource stopping = new();
    private Task loop = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(RevocationWatch),
        ServiceLifecycleStage.BecomeActive,
        async _ =>
        {
            await ReadAsync();
            loop = Task.Run(WatchAsync, CancellationToken.None);
        },
        async _ =>
        {
            await stopping.CancelAsync();
            await loop;
        });

    public void Dispose() => stopping.Dispose();

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Every, time);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stopping.Token);
                await ReadAsync();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception fault)
            {
                LogUnread(fault.GetType().Name);
            }
        }
    }

    private async Task ReadAsync()
    {
        // Looking is no act of anybody: its spans would drown the rest.
        using var silent = SuppressInstrumentationScope.Begin();
        var storage = services.GetRequiredKeyedService<IGrainStorage>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME);
        var state = new GrainState<RevocationRecord> { State = new RevocationRecord() };
        var grain = grains.GetGrain<IRevocationGrain>(IRevocationGrain.Key).GetGrainId();
        await storage.ReadStateAsync(RevocationGrain.StateName, grain, state).WaitAsync(TimeSpan.FromSeconds(4), time, stopping.Token);
        revocations.Learn(state.State ?? new RevocationRecord(), time.GetUtcNow());
    }

    [LoggerMessage(1, LogLevel.Warning, "Ended sessions could not be read: {Fault}; the last list stays in force.")]
    private partial void LogUnread(string fault);
}
