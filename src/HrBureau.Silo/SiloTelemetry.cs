using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace HrBureau.Silo;

/// <summary>Every name the silo emits. Units are UCUM; an incident's id stands on spans, never on metrics, and a person's data on neither.</summary>
public static class SiloTelemetry
{
    public const string Name = "HrBureau.Silo";
    public const string ExecuteSpan = "execute command";
    public const string LoadSpan = "load incident";
    public const string StrikeSpan = "strike clock";
    public const string DeliverSpan = "deliver";
    public const string WebhookSpan = "send webhook";
    public const string ReceiptSpan = "take receipt";
    public const string SettleReportSpan = "settle report";
    public const string StepSpan = "step replay";
    public const string BeginFileSpan = "begin file";
    public const string KeepPieceSpan = "keep piece";
    public const string FinishFileSpan = "finish file";
    public const string OpenFileSpan = "open file";
    public const string ReadPieceSpan = "read piece";
    public const string EvidenceTag = "hrbureau.evidence.id";
    public const string IncidentTag = "hrbureau.incident.id";
    public const string CommandTag = "hrbureau.command";
    public const string OutcomeTag = "hrbureau.outcome";
    public const string EntriesTag = "hrbureau.incident.entries";
    public const string KindTag = "hrbureau.delivery.kind";
    public const string TargetTag = "hrbureau.delivery.target";
    public const string LatenessTag = "hrbureau.strike.lateness";

    internal static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    internal static readonly Counter<long> Commands = Meter.CreateCounter<long>(
        "hrbureau.commands", "{command}", "Commands by word and outcome.");

    internal static readonly Histogram<double> CommandDuration = Meter.CreateHistogram<double>(
        "hrbureau.command.duration", "s", "From the grain's first look at a command to its durable answer.");

    internal static readonly Histogram<double> Lateness = Meter.CreateHistogram(
        "hrbureau.escalation.lateness",
        "s",
        "How long after it was due a clock or rung was struck.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600] });

    internal static readonly Counter<long> FailedStrikes = Meter.CreateCounter<long>(
        "hrbureau.escalation.failed", "{strike}", "Strikes put back because they failed.");

    internal static readonly Counter<long> StrikesHere = Meter.CreateCounter<long>(
        "hrbureau.escalation.struck_beside", "{strike}", "Strikes decided beside their incident's actor, because it could not be reached.");

    internal static readonly Gauge<double> Skew = Meter.CreateGauge<double>(
        "hrbureau.clock.skew", "s", "How far this process's clock is ahead of the database's; negative when it is behind.");

    internal static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(
        "hrbureau.delivery.attempts", "{attempt}", "Deliveries by kind and outcome.");

    internal static readonly Counter<long> EvidenceBytes = Meter.CreateCounter<long>(
        "hrbureau.evidence.bytes", "By", "Bytes of files, by direction.");

    internal static readonly Counter<long> EvidenceRejected = Meter.CreateCounter<long>(
        "hrbureau.evidence.rejected", "{call}", "Calls about files that were not done, by outcome.");

    internal static readonly Histogram<double> WebhookDuration = Meter.CreateHistogram<double>(
        "hrbureau.webhook.duration", "s", "From the first packet of a message to another agency's system to the last header of its answer, by outcome.");

    /// <summary>A trace of its own for work that runs hours after the act that caused it, linked to that act.</summary>
    /// <remarks>StartActivity takes the ambient activity for a parent, so it is taken away first; callers run this in a flow of their own.</remarks>
    internal static Activity? StartRoot(string span, ActivityKind kind, string? traceParent, string incident)
    {
        Activity.Current = null;
        ActivityLink[] links = ActivityContext.TryParse(traceParent, null, true, out var cause) ? [new ActivityLink(cause)] : [];
        var activity = Source.StartActivity(span, kind, default(ActivityContext), [new(IncidentTag, incident)], links);
        activity?.AddBaggage(IncidentTag, incident);
        return activity;
    }

    /// <summary>The trace an entry is written under, to be kept beside it.</summary>
    internal static string? TraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;
}
