using System.Collections.Concurrent;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>The mechanism and the calendars in force, and every mechanism an incident is pinned to.</summary>
public sealed class MechanismSource(Mechanism current, WorkCalendar calendar, MechanismTable table, ILogger<MechanismSource> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ConcurrentDictionary<string, Mechanism> _pinned = new(StringComparer.Ordinal);

    public Mechanism Current { get; } = current;

    /// <summary>Calendars are never pinned: what an incident counts follows the arrangement that is published.</summary>
    public WorkCalendar Calendar { get; } = calendar;

    public async ValueTask<Mechanism> FindAsync(string hash, CancellationToken cancellation)
    {
        if (hash == Current.Hash || hash.Length == 0)
        {
            return Current;
        }

        if (_pinned.TryGetValue(hash, out var known))
        {
            return known;
        }

        var text = await table.FindAsync(hash, cancellation) ?? throw new InvalidOperationException($"Mechanism {hash} is not in the store.");
        return _pinned.GetOrAdd(hash, MechanismReader.FromCanonicalText(text));
    }

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(MechanismSource), ServiceLifecycleStage.RuntimeInitialize, KeepAsync);

    /// <summary>Before the first incident can be pinned to it, the mechanism is in the store.</summary>
    private async Task KeepAsync(CancellationToken cancellation)
    {
        await table.SaveAsync(Current.Hash, Current.ToCanonicalText(), cancellation);
        log.MechanismLoaded(Current.Hash, Current.County, string.Join(' ', Calendar.Years));
    }
}
