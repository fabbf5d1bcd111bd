using System.Collections.Concurrent;
using System.Threading.Channels;
using HrBureau.Contracts;

namespace HrBureau.Web;

/// <summary>The bell inside this web process: rings arrive once and wake every stream that waits for them.</summary>
public sealed class Doorbell
{
    /// <summary>A ring of nobody knows which incident.</summary>
    internal static readonly Ring Unheard = new("", 0, []);

    private readonly ConcurrentDictionary<Waiter, byte> waiters = new();

    /// <summary>Rings that incident and its readers.</summary>
    public void Rang(Ring ring)
    {
        foreach (var waiter in waiters.Keys)
        {
            if (waiter.Wants(ring))
            {
                waiter.Rings.TryWrite(ring);
            }
        }
    }

    /// <summary>It may have rung without being heard, for whatever incident: everybody looks for himself.</summary>
    public void RangUnheard()
    {
        foreach (var waiter in waiters.Keys)
        {
            waiter.Rings.TryWrite(Unheard);
        }
    }

    /// <summary>Waits for rings of one incident; only the newest is kept, the reader pulls by version anyway.</summary>
    internal Waiter OfIncident(string incidentId) => Add(new Waiter(this, ring => ring.IncidentId == incidentId, 1));

    /// <summary>Waits for rings an agency may hear; the oldest are dropped for a reader who does not keep up.</summary>
    internal Waiter OfAgency(string agency) => Add(new Waiter(this, ring => ring.Agencies.Contains(agency, StringComparer.Ordinal), 256));

    private Waiter Add(Waiter waiter)
    {
        waiters[waiter] = 0;
        return waiter;
    }

    /// <summary>One reader's place at the bell.</summary>
    internal sealed class Waiter : IDisposable
    {
        private readonly Doorbell bell;
        private readonly Func<Ring, bool> wants;
        private readonly Channel<Ring> rings;

        public Waiter(Doorbell bell, Func<Ring, bool> wants, int kept)
        {
            this.bell = bell;
            this.wants = wants;
            rings = Channel.CreateBounded<Ring>(new BoundedChannelOptions(kept) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        }

        public ChannelWriter<Ring> Rings => rings.Writer;

        public bool Wants(Ring ring) => wants(ring);

        /// <summary>A ring that waits; null when there is none.</summary>
        public Ring? Next() => rings.Reader.TryRead(out var ring) ? ring : null;

        /// <summary>Waits for a ring, or until the patience is over.</summary>
        public async Task WaitAsync(TimeSpan patience, TimeProvider time, CancellationToken stop)
        {
            // Its own timer, which may fire while it is being disposed of: a ring can come at the very end of the patience.
            using var late = new CancellationTokenSource(patience, time);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
            try
            {
                await rings.Reader.WaitToReadAsync(over.Token);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                // The patience is over; the caller looks for himself.
            }
        }

        public void Dispose() => bell.waiters.TryRemove(this, out _);
    }
}
