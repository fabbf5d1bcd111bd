using System.Collections.Concurrent;
using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Strikes what is due. Every silo has one; a claim is short and names its silo, and no row is held while an incident is asked.</summary>
/// <remarks>
/// Incident time comes from <see cref="TimeProvider"/> and goes to the store as a parameter; only the sleep between two looks is machine time.
/// A miss is no failure of this loop: the row stands until the append that records its consequence moves it.
/// </remarks>
internal sealed class DueWatch(
    DueTable table,
    StrikeRoad road,
    DueSignal signal,
    TimeProvider time,
    ILocalSiloDetails silo,
    ILogger<DueWatch> log) : StoreLoop("due-watch", log)
{
    /// <summary>Longest sleep between two looks: another silo may have armed an earlier row.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(200);

    /// <summary>Longer than a strike takes, shorter than anybody wants to wait for a dead silo's rows.</summary>
    private static readonly TimeSpan ClaimFor = TimeSpan.FromSeconds(3);

    private const int Slots = 256;

    private readonly ConcurrentDictionary<string, byte> _running = new(StringComparer.Ordinal);

    private string Owner => silo.SiloAddress.ToParsableString();

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        var free = Slots - _running.Count;
        if (free <= 0)
        {
            return LongestSleep;
        }

        var now = time.GetUtcNow();
        var claims = await table.TakeAsync(now, Owner, ClaimFor, free, stop);
        foreach (var claim in claims)
        {
            if (_running.TryAdd(claim.Incident, 0))
            {
                using (ExecutionContext.SuppressFlow())
                {
                    _ = Task.Run(() => StrikeAsync(claim), CancellationToken.None);
                }
            }
        }

        if (claims.Count == free)
        {
            return TimeSpan.Zero;
        }

        var next = await table.NextAsync(now, stop) - time.GetUtcNow();
        return next is { } soon && soon < LongestSleep ? Max(soon, TimeSpan.FromMilliseconds(1)) : LongestSleep;
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => signal.SleepAsync(atMost, stop);

    protected override Task LeaveAsync() => table.ReleaseOwnerAsync(Owner);

    private async Task StrikeAsync(DueClaim claim)
    {
        try
        {
            var late = time.GetUtcNow() - claim.At;
            using var span = SiloTelemetry.StartRoot(SiloTelemetry.StrikeSpan, ActivityKind.Consumer, claim.TraceParent, claim.Incident);
            span?.SetTag(SiloTelemetry.LatenessTag, late.TotalSeconds);
            await Failpoint.HitAsync("due.claimed");
            var reply = await road.StrikeAsync(claim);
            SiloTelemetry.Lateness.Record(late.TotalSeconds);
            if (reply.Outcome != CommandOutcome.Accepted)
            {
                span?.SetStatus(ActivityStatusCode.Error);
                await PutOffAsync(claim, reply.Outcome.ToString(), null);
            }
        }
        catch (Exception e)
        {
            await PutOffAsync(claim, e.GetType().Name, e);
        }
        finally
        {
            _running.TryRemove(claim.Incident, out _);
        }
    }

    private async Task PutOffAsync(DueClaim claim, string fault, Exception? cause)
    {
        SiloTelemetry.FailedStrikes.Add(1, new KeyValuePair<string, object?>("fault", fault));
        var until = time.GetUtcNow() + BackOff.After(claim.Attempts);
        log.StrikeFailed(cause, claim.Incident, claim.Attempts, fault, until);
        try
        {
            await table.BackOffAsync(claim.Incident, until, fault);
        }
        catch (Exception e)
        {
            // The claim lapses by itself and is taken again.
            log.LoopFailed("due-watch", e.GetType().Name);
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
