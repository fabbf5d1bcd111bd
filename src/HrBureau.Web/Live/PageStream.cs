using System.Globalization;
using HrBureau.Contracts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace HrBureau.Web;

/// <summary>Rings the caller's open pages: which incident, up to which version, nothing else. The page pulls what it may see.</summary>
internal sealed class PageStream(SiloCalls silo, Doorbell bell, IHostApplicationLifetime life, TimeProvider time)
{
    /// <summary>How often a page is told that the connection lives; when it hears nothing for a beat and a little more, it says so within a second.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Net = TimeSpan.FromSeconds(60);

    /// <summary>Streams until the reader leaves, the process stops or the session ends.</summary>
    /// <returns>False when the caller is nobody's officer; nothing has been written then.</returns>
    public async Task<bool> RunAsync(HttpContext context)
    {
        if (await AgencyAsync(context) is not { } agency)
        {
            return false;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        using var waiter = bell.OfAgency(agency);
        WebTelemetry.Streaming(1);
        try
        {
            await RingAsync(new EventStream(context, time), waiter, context, stop.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or TimeoutException or IOException)
        {
            // The reader left, stands still, or the process stops: he connects again and looks for himself.
        }
        finally
        {
            WebTelemetry.Streaming(-1);
        }

        return true;
    }

    private async Task RingAsync(EventStream stream, Doorbell.Waiter waiter, HttpContext context, CancellationToken stop)
    {
        var number = time.GetUtcNow().ToUnixTimeMilliseconds();
        var until = context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc ?? DateTimeOffset.MaxValue;
        await stream.OpenAsync(stop);
        await stream.SendAsync(Next(), "hello", new PageRing("all", null, null), stop);
        var looked = time.GetTimestamp();
        while (true)
        {
            await waiter.WaitAsync(Beat, time, stop);
            while (waiter.Next() is { } ring)
            {
                await stream.SendAsync(Next(), "changed", ring == Doorbell.Unheard ? new PageRing("all", null, null) : new PageRing("incident", ring.IncidentId, ring.Version), stop);
            }

            if (time.GetUtcNow() >= until)
            {
                await stream.SendAsync(null, "ended", new PageRing("all", null, null), stop);
                return;
            }

            await stream.BeatAsync(stop);
            if (time.GetElapsedTime(looked) < Net)
            {
                continue;
            }

            looked = time.GetTimestamp();
            if (!await StillSignedInAsync(context))
            {
                until = DateTimeOffset.MinValue;
                continue;
            }

            await stream.SendAsync(Next(), "changed", new PageRing("all", null, null), stop);
        }

        string Next() => (++number).ToString(CultureInfo.InvariantCulture);
    }

    private async Task<bool> StillSignedInAsync(HttpContext context)
    {
        try
        {
            return await AgencyAsync(context) is not null;
        }
        catch (UnauthorizedCallException)
        {
            return false;
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException)
        {
            return true;
        }
    }

    private async Task<string?> AgencyAsync(HttpContext context) =>
        context.User.OfficerId is { } officer
            ? (await silo.AsOfficerAsync(grains => grains.GetGrain<IOfficerGrain>($"off-{officer}").Profile(), repeatable: true))?.Agency
            : null;
}

/// <summary>A ring for a page.</summary>
/// <param name="Scope"><c>all</c>, or <c>incident</c>.</param>
/// <param name="IncidentId">Which incident.</param>
/// <param name="Version">Up to which version.</param>
internal sealed record PageRing(string Scope, string? IncidentId, long? Version);
