using System.Diagnostics;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>
/// Hands over what is owed to other agencies' own systems: beside the dispatcher of what stays in the house, so that a receiver
/// that is slow or dead takes nobody's turn, and in a lane of its own, so that it does not take another's.
/// </summary>
internal sealed class WebhookDispatcher(
    OwedTable table,
    WebhookRoad road,
    WebhookSignal signal,
    TimeProvider time,
    ILocalSiloDetails silo,
    ILogger<WebhookDispatcher> log) : ClaimLoop<OwedClaim>("webhook-dispatcher", Slots, SlotsPerReceiver, LeaseFor, LongestSleep, signal, time, silo, log)
{
    private const int Slots = 128;
    private const int SlotsPerReceiver = 4;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(500);

    /// <summary>Nothing is sent that could outlast it, so that no other silo sends meanwhile; and a silo that was killed keeps its rows no longer.</summary>
    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(30);

    private readonly OwedTable _table = table.OnRoad(OwedRow.Webhook);

    protected override bool IsNews(OwedClaim done, OwedClaim claimed) => false;

    protected override string KeyOf(OwedClaim claim) => claim.Row.Id;

    protected override string LaneOf(OwedClaim claim) => claim.Row.Target;

    protected override Task<IReadOnlyList<OwedClaim>> ClaimAsync(DateTimeOffset now, int limit, IReadOnlyList<string> crowded, CancellationToken stop) =>
        _table.LeaseAsync(now, Owner, LeaseFor, limit, crowded, stop);

    protected override Task<DateTimeOffset?> NextAsync(DateTimeOffset now, CancellationToken stop) => _table.NextAsync(now, stop);

    protected override Task PutBackAsync(IReadOnlyList<OwedClaim> claims, DateTimeOffset now, CancellationToken stop) =>
        _table.PutBackAsync([.. claims.Select(claim => claim.Row.Id)], Owner, now, stop);

    protected override async Task WorkAsync(OwedClaim claim)
    {
        var row = claim.Row;
        using var span = SiloTelemetry.StartRoot(SiloTelemetry.DeliverSpan, ActivityKind.Producer, row.TraceParent, row.Incident);
        span?.SetTag(SiloTelemetry.KindTag, OwedRow.Webhook);
        span?.SetTag(SiloTelemetry.TargetTag, row.Target);
        switch (await road.GoAsync(claim))
        {
            case WebhookTurn.Done { Recorded: true }:
                Count("done");
                break;
            case WebhookTurn.Done:
                Count("done");
                await _table.SettleAsync(row.Id);
                break;
            case WebhookTurn.Again again:
                span?.SetStatus(ActivityStatusCode.Error, again.Fault);
                Count("failed");
                Log.DeliveryFailed(null, OwedRow.Webhook, row.Incident, row.Target, claim.Attempts, again.Fault, again.At);
                await _table.BackOffAsync(row.Id, Owner, again.At, again.Fault);
                break;
            case WebhookTurn.Held held:
                await _table.PutBackAsync([row.Id], Owner, held.Until);
                break;
            default:
                throw new InvalidOperationException("A turn is done, again or held.");
        }
    }

    protected override Task PutOffAsync(OwedClaim claim, Exception cause)
    {
        var row = claim.Row;
        var fault = NotTakenException.Name(cause);
        var until = Time.GetUtcNow() + BackOff.After(claim.Attempts, cause);
        Count("failed");
        Log.DeliveryFailed(cause is NotTakenException ? null : cause, OwedRow.Webhook, row.Incident, row.Target, claim.Attempts, fault, until);
        return _table.BackOffAsync(row.Id, Owner, until, fault);
    }

    protected override Task ReleaseDeadAsync(CancellationToken stop) => _table.ReleaseDeadAsync(stop);

    protected override Task LeaveAsync() => _table.ReleaseOwnerAsync(Owner);

    private static void Count(string outcome) => SiloTelemetry.Deliveries.Add(
        1,
        new KeyValuePair<string, object?>("kind", OwedRow.Webhook),
        new KeyValuePair<string, object?>("outcome", outcome));
}
