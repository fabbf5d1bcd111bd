using HrBureau.Web;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HrBureau.Host;

/// <summary>
/// Traces, metrics and logs of every floor. Spans are always made, because entries keep the trace they were written under; they
/// leave the process only when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.
/// </summary>
internal static class Telemetry
{
    private const string Ours = "HrBureau.*";
    private const string Orleans = "Microsoft.Orleans.*";
    private const string Stream = "/events";
    private static readonly string[] Unseen = ["/health", "/ops", "/api/ops", "/_content", "/_framework"];

    public static void AddTelemetry(this IHostApplicationBuilder builder, Settings settings)
    {
        var service = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                settings.Role.ToString().ToLowerInvariant(),
                serviceNamespace: "hrbureau",
                serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces
                .AddSource(Ours, Orleans)
                .AddAspNetCoreInstrumentation(http => http.Filter = IsWorthATrace)
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddProcessor(new NobodysCalls())
                .AddProcessor(new IncidentTag())
                .AddProcessor(new RefusedCalls())
                .AddProcessor(new TypedText()))
            .WithMetrics(metrics => metrics
                .AddMeter(Ours, "Microsoft.Orleans", "Npgsql")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation());
        if (settings.HasWeb)
        {
            // After the processors above: what they take out is not kept here either.
            builder.Services.AddSingleton(new TraceRing()).AddSingleton(new TraceViews(settings.HasSilo, settings.TraceViewer));
            service.WithTracing(static traces => traces.AddProcessor(static services => new TraceFeed(services.GetRequiredService<TraceRing>())));
        }

        if (settings.Telemetry is { } endpoint)
        {
            builder.Logging.AddOpenTelemetry(logs => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true));

            // Protocol, headers and delays stand in the other OTEL_* variables; the endpoint may come from the command line.
            builder.Configuration[SettingName.Telemetry] = endpoint.OriginalString;
            service.UseOtlpExporter();
        }
    }

    /// <summary>Neither probes, static files and looking at traces, nor a stream that stands open for hours.</summary>
    private static bool IsWorthATrace(HttpContext context)
    {
        var path = context.Request.Path;
        return !(Unseen.Any(start => path.StartsWithSegments(start, StringComparison.Ordinal)) || path.Value!.EndsWith(Stream, StringComparison.Ordinal));
    }
}
