using System.Diagnostics.Metrics;

namespace HrBureau.Host;

/// <summary>What this floor measures.</summary>
internal static class HostTelemetry
{
    private static readonly Meter Meter = new("HrBureau.Host");

    internal static readonly Gauge<double> CertificateRemaining = Meter.CreateGauge<double>(
        "hrbureau.cluster.certificate.remaining", "s", "How long the certificate of this process still holds; negative when it has ended.");
}
