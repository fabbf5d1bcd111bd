using HrBureau.Contracts;
using Microsoft.Extensions.Logging;
using Ring = HrBureau.Contracts.Ring;

namespace HrBureau.Silo;

/// <summary>Rings one doorbell. What happens while it is being rung goes together the next time, of each incident once: its newest version, and everybody who may hear of it.</summary>
internal sealed class BellRope(IDoorbellGrain bell, SystemIdentity system, ILogger log)
{
    /// <summary>A silo that died with the doorbell is given up on long before its calls are.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Dictionary<string, Ring> _waiting = new(StringComparer.Ordinal);
    private bool _ringing;

    public void Pull(Ring ring)
    {
        lock (_gate)
        {
            _waiting[ring.IncidentId] = _waiting.TryGetValue(ring.IncidentId, out var before) ? Both(before, ring) : ring;
            if (_ringing)
            {
                return;
            }

            _ringing = true;
        }

        // A flow of its own: neither the caller's token nor his trace belongs to the ring.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(RingAsync, CancellationToken.None);
        }
    }

    private async Task RingAsync()
    {
        while (Take() is { } rings)
        {
            try
            {
                using (system.Act())
                {
                    await bell.Ring(rings).WaitAsync(Patience, TimeProvider.System);
                }
            }
            catch (Exception e)
            {
                // Pages look for themselves until the next ring.
                log.RingLost(rings.Length, e.GetType().Name);
            }
        }
    }

    private static Ring Both(Ring one, Ring other) =>
        new(one.IncidentId, Math.Max(one.Version, other.Version), [.. one.Agencies.Union(other.Agencies, StringComparer.Ordinal)]);

    private Ring[]? Take()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _ringing = false;
                return null;
            }

            Ring[] rings = [.. _waiting.Values];
            _waiting = new(StringComparer.Ordinal);
            return rings;
        }
    }
}
