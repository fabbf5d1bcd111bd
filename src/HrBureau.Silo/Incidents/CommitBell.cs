using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>What is told once an append is durable: pages that look at the incident, the due watch, the dispatcher. A ring lost costs milliseconds to seconds, never data.</summary>
internal sealed class CommitBell(Doorbells doorbells, DueSignal due, DispatchSignal dispatch, WebhookSignal webhooks, MechanismSource mechanisms, TimeProvider time)
{
    /// <summary>The watch looks by itself several times within it: what is due later needs no waking.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public void Committed(AppendRequest request, IncidentImage image)
    {
        if (request.Owed.Count > 0)
        {
            dispatch.Ring();
        }

        if (request.Owed.Any(row => row.Road == OwedRow.Webhook))
        {
            webhooks.Ring();
        }

        if (request.Due is { } next && next.At - time.GetUtcNow() < Soon)
        {
            due.Ring();
        }

        string[] agencies = [mechanisms.Current.HomeAgency.Code, .. Sight.Agencies(image)];
        doorbells.Ring(image.Id, image.Version, agencies);
    }
}
