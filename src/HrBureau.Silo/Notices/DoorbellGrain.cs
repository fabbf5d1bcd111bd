using HrBureau.Contracts;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;
using Ring = HrBureau.Contracts.Ring;

namespace HrBureau.Silo;

/// <inheritdoc cref="IDoorbellGrain"/>
[GrainType("doorbell")]
public sealed class DoorbellGrain(ILogger<DoorbellGrain> log) : Grain, IDoorbellGrain
{
    /// <summary>Listeners renew every 30 seconds; one that is silent for four renewals has gone.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(2);

    private readonly ObserverManager<IDoorbellListener> _listeners = new(Forgotten, log);

    public Task Ring(IReadOnlyList<Ring> rings) => _listeners.Notify(listener => listener.Rang(rings));

    public Task Listen(IDoorbellListener listener)
    {
        _listeners.Subscribe(listener, listener);
        return Task.CompletedTask;
    }
}
