namespace HrBureau.Host;

/// <summary>Says in good time that the certificate of this process is going to end, every day anew, and takes a renewed one also while nobody connects.</summary>
internal sealed class CertificateWatch(NodeCertificate node, TimeProvider time, ILogger<CertificateWatch> log) : BackgroundService
{
    /// <summary>From here on it is said.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SaidAgainAfter = TimeSpan.FromDays(1);

    private DateTimeOffset said = DateTimeOffset.MinValue;

    /// <summary>Looks once.</summary>
    public void Look()
    {
        var (now, ends) = (time.GetUtcNow(), node.Current.Ends);
        var remaining = ends - now;
        HostTelemetry.CertificateRemaining.Record(remaining.TotalSeconds);
        if (remaining < Soon && now - said >= SaidAgainAfter)
        {
            said = now;
            log.CertificateEnds(ends, (int)Math.Floor(remaining.TotalDays));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var clock = new PeriodicTimer(Every, time);
        do
        {
            Look();
        }
        while (await clock.WaitForNextTickAsync(stoppingToken));
    }
}
