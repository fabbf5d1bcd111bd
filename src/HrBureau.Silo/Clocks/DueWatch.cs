using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Strikes what is due. Every silo has one; a claim is short and names its silo, and no row is held while an incident is asked.</summary>
/// <remarks>A miss is no failure of this loop: the row stands until the append that records its consequence moves it.</remarks>
internal sealed class DueWatch(
    DueTable table,
    StrikeRoad road,
    DueSignal signal,
    TimeProvider time,
    ILocalSiloDetails silo,
    ILogger<DueWatch> log) : ClaimLoop<DueClaim>("due-watch", Slots, OneOfAnIncident, ClaimFor, LongestSleep, signal, time, silo, log)
{
    private const int Slots = 256;
    private const int OneOfAnIncident = 1;

    /// <summary>Longest sleep between two looks: another silo may have armed an earlier row.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(200);

    /// <summary>As long as a strike may take whose store answers; the rows that a silo held when it died wait no longer.</summary>
    private static readonly TimeSpan ClaimFor = StorageOptions.Patience;

    /// <summary>The append of the strike may have armed an instant that is past as well; one of another act, before it, arms the same instant again.</summary>
    protected override bool IsNews(DueClaim done, DueClaim claimed) => claimed.At != done.At;

    protected override string KeyOf(DueClaim claim) => claim.Incident;

    protected override Task<IReadOnlyList<DueClaim>> ClaimAsync(DateTimeOffset now, int limit, IReadOnlyList<string> crowded, CancellationToken stop) =>
        table.TakeAsync(now, Owner, ClaimFor, limit, stop);

    protected override Task<DateTimeOffset?> NextAsync(DateTimeOffset now, CancellationToken stop) => table.NextAsync(now, stop);

    protected override async Task WorkAsync(DueClaim claim)
    {
        var late = Time.GetUtcNow() - claim.At;
        using var span = SiloTelemetry.StartRoot(SiloTelemetry.StrikeSpan, ActivityKind.Consumer, claim.TraceParent, claim.Incident);
        span?.SetTag(SiloTelemetry.LatenessTag, late.TotalSeconds);
        await Failpoint.HitAsync("due.claimed");
        var reply = await road.StrikeAsync(claim);
        SiloTelemetry.Lateness.Record(late.TotalSeconds);
        if (reply.Outcome != CommandOutcome.Accepted)
        {
            span?.SetStatus(ActivityStatusCode.Error);
            throw new NotTakenException(reply.Outcome);
        }

        await Failpoint.HitAsync("due.struck");
    }

    protected override Task PutOffAsync(DueClaim claim, Exception cause)
    {
        var fault = NotTakenException.Name(cause);
        SiloTelemetry.FailedStrikes.Add(1, new KeyValuePair<string, object?>("fault", fault));
        var until = Time.GetUtcNow() + BackOff.After(claim.Attempts, cause);
        Log.StrikeFailed(cause is NotTakenException ? null : cause, claim.Incident, claim.Attempts, fault, until);
        return table.BackOffAsync(claim.Incident, Owner, until, fault);
    }

    protected override Task ReleaseDeadAsync(CancellationToken stop) => table.ReleaseDeadAsync(stop);

    protected override Task LeaveAsync() => table.ReleaseOwnerAsync(Owner);
}
