using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Sends one message once: signed, through the door, within its time. Follows no redirect, keeps no cookie, asks no proxy and does not read what is answered.</summary>
internal sealed class WebhookSender : IDisposable
{
    private readonly WebhookOptions _options;
    private readonly WebhookSeal _seal;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client disposes its handler.")]
    public WebhookSender(WebhookOptions options, OutwardDoor door, WebhookSeal seal, TimeProvider time)
    {
        (_options, _seal, _time) = (options, seal, time);
        _http = new HttpClient(Handler(options, door), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<WebhookAnswer> SendAsync(WebhookMessage message, TimeSpan? within = null)
    {
        using var span = SiloTelemetry.Source.StartActivity(SiloTelemetry.WebhookSpan, ActivityKind.Client);
        var started = Stopwatch.GetTimestamp();
        var answer = await TryAsync(message, within ?? _options.AnswerWithin, span);
        var outcome = answer.Fault is { } fault ? WireWord.Of(fault) : "taken";
        span?.SetTag(SiloTelemetry.OutcomeTag, outcome);
        span?.SetTag("http.response.status_code", answer.Status);
        if (answer.Fault is not null)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }

        SiloTelemetry.WebhookDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        return answer;
    }

    public void Dispose() => _http.Dispose();

    private static SocketsHttpHandler Handler(WebhookOptions options, OutwardDoor door) => new()
    {
        ConnectCallback = door.ConnectAsync,
        ConnectTimeout = options.ConnectWithin,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 4096,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        // A connection is as good as the look at its address, which must not grow old.
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        // Its own spans name addresses with their queries; ours carry the trace.
        ActivityHeadersPropagator = null,
    };

    private async Task<WebhookAnswer> TryAsync(WebhookMessage message, TimeSpan within, Activity? span)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            using var request = Request(message, span);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return Read(response);
        }
        catch (OperationCanceledException)
        {
            return new WebhookAnswer(WebhookFault.TimedOut);
        }
        catch (HttpRequestException e)
        {
            return new WebhookAnswer(FaultOf(e));
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or FormatException or InvalidOperationException)
        {
            // It cannot even be signed or addressed: that counts as a try like any other, so that it is given up and somebody is phoned.
            return new WebhookAnswer(WebhookFault.Unreachable);
        }
    }

    private HttpRequestMessage Request(WebhookMessage message, Activity? span)
    {
        var at = _time.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, message.Url)
        {
            Content = new StringContent(message.Body, Encoding.UTF8, "application/json"),
            Version = HttpVersion.Version11,
        };
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", WebhookSecret.Stamp(at));
        request.Headers.Add("webhook-signature", WebhookSecret.Sign(message.Secrets.Select(_seal.Open), message.Id, at, message.Body));
        request.Headers.UserAgent.ParseAdd("HrBureau");
        if (span is { IdFormat: ActivityIdFormat.W3C, Id: { } trace })
        {
            request.Headers.Add("traceparent", trace);
        }

        return request;
    }

    private WebhookAnswer Read(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => new WebhookAnswer(null, status),
            HttpStatusCode.Gone => new WebhookAnswer(WebhookFault.Gone, status),
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new WebhookAnswer(WebhookFault.Busy, status, RetryAfter(response)),
            _ when status is >= 300 and < 400 => new WebhookAnswer(WebhookFault.Redirected, status),
            _ => new WebhookAnswer(WebhookFault.AnsweredError, status),
        };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked > TimeSpan.Zero ? asked : null;
    }

    private static WebhookFault FaultOf(HttpRequestException fault)
    {
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is AddressRefusedException)
            {
                return WebhookFault.AddressRefused;
            }

            if (cause is TimeoutException or OperationCanceledException)
            {
                return WebhookFault.TimedOut;
            }
        }

        return fault.HttpRequestError == HttpRequestError.SecureConnectionError ? WebhookFault.CertificateRefused : WebhookFault.Unreachable;
    }
}
