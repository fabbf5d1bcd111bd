using System.Collections.Concurrent;
using System.Diagnostics;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Hands over what is owed: notices to people, relays to other actors. A target that is slow keeps only its own rows waiting.</summary>
internal sealed class NoticeDispatcher(
    OwedTable table,
    NoticeRoad notices,
    RelayRoad relays,
    DispatchSignal signal,
    TimeProvider time,
    ILocalSiloDetails silo,
    ILogger<NoticeDispatcher> log) : StoreLoop("notice-dispatcher", log)
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(200);

    private const int Slots = 512;
    private const int SlotsPerTarget = 16;

    private readonly ConcurrentDictionary<string, byte> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _perTarget = new(StringComparer.Ordinal);

    private string Owner => silo.SiloAddress.ToParsableString();

    protected override async Task<TimeSpan> TurnAsync(CancellationToken stop)
    {
        var free = Slots - _running.Count;
        if (free <= 0)
        {
            return LongestSleep;
        }

        var now = time.GetUtcNow();
        var claims = await table.LeaseAsync(now, Owner, LeaseFor, free, stop);
        var busy = claims.Where(claim => !TryStart(claim)).Select(claim => claim.Row.Id).ToArray();
        if (busy.Length > 0)
        {
            await table.PutBackAsync(busy, Owner, now + Busy, stop);
        }

        if (claims.Count == free)
        {
            return TimeSpan.Zero;
        }

        var next = await table.NextAsync(now, stop) - time.GetUtcNow();
        return next is { } soon && soon < LongestSleep ? TimeSpan.FromMilliseconds(Math.Max(soon.TotalMilliseconds, 1)) : LongestSleep;
    }

    protected override Task SleepAsync(TimeSpan atMost, CancellationToken stop) => signal.SleepAsync(atMost, stop);

    protected override Task LeaveAsync() => table.ReleaseOwnerAsync(Owner);

    /// <returns>False when the target has as many under way as it may.</returns>
    private bool TryStart(OwedClaim claim)
    {
        if (_perTarget.GetValueOrDefault(claim.Row.Target) >= SlotsPerTarget)
        {
            return false;
        }

        if (_running.TryAdd(claim.Row.Id, 0))
        {
            _perTarget.AddOrUpdate(claim.Row.Target, 1, (_, held) => held + 1);
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(() => HandOverAsync(claim), CancellationToken.None);
            }
        }

        return true;
    }

    private async Task HandOverAsync(OwedClaim claim)
    {
        var row = claim.Row;
        try
        {
            using var span = SiloTelemetry.StartRoot(SiloTelemetry.DeliverSpan, ActivityKind.Producer, row.TraceParent, row.Incident);
            span?.SetTag(SiloTelemetry.KindTag, row.Kind);
            span?.SetTag(SiloTelemetry.TargetTag, row.Kind == "notice" ? row.Target : "actor");
            await Failpoint.HitAsync("dispatch.leased");
            var settled = row.Kind == "notice" ? await notices.DeliverAsync(row) : await relays.DeliverAsync(row);
            Count(row, "done");
            if (!settled)
            {
                await table.SettleAsync(row.Id);
            }
        }
        catch (Exception e)
        {
            Count(row, "failed");
            await PutOffAsync(claim, e);
        }
        finally
        {
            _perTarget.AddOrUpdate(row.Target, 0, (_, held) => held - 1);
            _running.TryRemove(row.Id, out _);
        }
    }

    private async Task PutOffAsync(OwedClaim claim, Exception cause)
    {
        var row = claim.Row;
        var until = time.GetUtcNow() + BackOff.After(claim.Attempts);
        log.DeliveryFailed(cause, row.Kind, row.Incident, row.Target, claim.Attempts, cause.GetType().Name, until);
        try
        {
            await table.BackOffAsync(row.Id, until, cause.GetType().Name);
        }
        catch (Exception e)
        {
            // The lease lapses by itself and the row is taken again.
            log.LoopFailed("notice-dispatcher", e.GetType().Name);
        }
    }

    private static void Count(OwedRow row, string outcome) => SiloTelemetry.Deliveries.Add(
        1,
        new KeyValuePair<string, object?>("kind", row.Kind),
        new KeyValuePair<string, object?>("outcome", outcome));
}
