namespace HrBureau.Host;

/// <summary>
/// A web process that was told to stop says at once that it is not ready and goes on answering for a moment, so that whoever shares out
/// the requests looks elsewhere first; only then does it close its door and finish what it has taken.
/// </summary>
internal sealed class Leaving(TimeProvider time) : IHostedLifecycleService
{
    /// <summary>Longer than the pause between two looks of a proxy that asks every second and believes the second refusal.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(3);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.Delay(Notice, time, cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
