using System.Globalization;
using HrBureau.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace HrBureau.Web;

/// <summary>Streams an incident's timeline to one reader: the bell wakes, the cursor pulls, and a slow look is the net under both. Every pull is checked again by the silo.</summary>
internal sealed class IncidentStream(IncidentReader reader, Doorbell bell, IHostApplicationLifetime life, TimeProvider time)
{
    private const int Batch = 100;
    private static readonly TimeSpan SlowLook = TimeSpan.FromSeconds(5);

    /// <summary>Streams until the reader leaves, the process stops or the right to read ends.</summary>
    /// <returns>False when there is nothing the caller may see; nothing has been written then.</returns>
    public async Task<bool> RunAsync(string incidentId, long after, HttpContext context)
    {
        // Listening begins before the first look: what is written in between rings.
        using var waiter = bell.OfIncident(incidentId);
        if (await reader.TimelineAsync(incidentId, after, Batch) is not { } first)
        {
            return false;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        var stream = new EventStream(context, time);
        WebTelemetry.Streaming(1);
        try
        {
            await stream.OpenAsync(stop.Token);
            await FollowAsync(incidentId, after, first, stream, waiter, stop.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or TimeoutException or IOException)
        {
            // The reader left, stands still, or the process stops: he resumes with Last-Event-ID.
        }
        finally
        {
            WebTelemetry.Streaming(-1);
        }

        return true;
    }

    private async Task FollowAsync(string incidentId, long after, TimelineBody first, EventStream stream, Doorbell.Waiter waiter, CancellationToken stop)
    {
        for (var page = first; page is not null; page = await LookAsync(incidentId, after))
        {
            foreach (var item in page.Items)
            {
                await stream.SendAsync(item.Version.ToString(CultureInfo.InvariantCulture), null, item, stop);
                after = item.Version;
            }

            // A reader who may see little gets pages with gaps, even empty ones, on the way to the end.
            if (page.NextAfter is { } next && (page.Items.Count > 0 || next > after))
            {
                after = Math.Max(after, next);
                continue;
            }

            await waiter.WaitAsync(SlowLook, time, stop);
            if (waiter.Next() is null)
            {
                await stream.PingAsync(stop);
            }
        }
    }

    /// <summary>The next entries; empty when the silo is away for a moment, null when the right to read has ended.</summary>
    private async Task<TimelineBody?> LookAsync(string incidentId, long after)
    {
        try
        {
            return await reader.TimelineAsync(incidentId, after, Batch);
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException)
        {
            return new TimelineBody([], null);
        }
        catch (UnauthorizedCallException)
        {
            return null;
        }
    }
}
