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
    ILogger<NoticeDispatcher> log) : ClaimLoop<OwedClaim>("notice-dispatcher", Slots, SlotsPerTarget, LeaseFor, LongestSleep, signal, time, silo, log)
{
    private const int Slots = 512;
    private const int SlotsPerTarget = 16;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(10);

    /// <summary>An owed row is handed over once: the delivery under way settles it or puts it off.</summary>
    protected override bool IsNews(OwedClaim done, OwedClaim claimed) => false;

    protected override string KeyOf(OwedClaim claim) => claim.Row.Id;

    protected override string LaneOf(OwedClaim claim) => claim.Row.Target;

    protected override Task<IReadOnlyList<OwedClaim>> ClaimAsync(DateTimeOffset now, int limit, IReadOnlyList<string> crowded, CancellationToken stop) =>
        table.LeaseAsync(now, Owner, LeaseFor, limit, crowded, stop);

    protected override Task<DateTimeOffset?> NextAsync(DateTimeOffset now, CancellationToken stop) => table.NextAsync(now, stop);

    protected override Task PutBackAsync(IReadOnlyList<OwedClaim> claims, DateTimeOffset now, CancellationToken stop) =>
        table.PutBackAsync([.. claims.Select(claim => claim.Row.Id)], Owner, now, stop);

    protected override async Task WorkAsync(OwedClaim claim)
    {
        var row = claim.Row;
        using var span = SiloTelemetry.StartRoot(SiloTelemetry.DeliverSpan, ActivityKind.Producer, row.TraceParent, row.Incident);
        try
        {
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
            span?.SetStatus(ActivityStatusCode.Error, NotTakenException.Name(e));
            Count(row, "failed");
            throw;
        }
    }

    protected override Task PutOffAsync(OwedClaim claim, Exception cause)
    {
        var row = claim.Row;
        var fault = NotTakenException.Name(cause);
        var until = Time.GetUtcNow() + BackOff.After(claim.Attempts, cause);
        Log.DeliveryFailed(cause is NotTakenException ? null : cause, row.Kind, row.Incident, row.Target, claim.Attempts, fault, until);
        return table.BackOffAsync(row.Id, Owner, until, fault);
    }

    protected override Task ReleaseDeadAsync(CancellationToken stop) => table.ReleaseDeadAsync(stop);

    protected override Task LeaveAsync() => table.ReleaseOwnerAsync(Owner);

    private static void Count(OwedRow row, string outcome) => SiloTelemetry.Deliveries.Add(
        1,
        new KeyValuePair<string, object?>("kind", row.Kind),
        new KeyValuePair<string, object?>("outcome", outcome));
}
