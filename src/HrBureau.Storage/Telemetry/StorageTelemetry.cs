using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace HrBureau.Storage;

/// <summary>Every name the store emits. Units are UCUM; no incident, officer or person is ever an attribute of a metric.</summary>
public static class StorageTelemetry
{
    public const string Name = "HrBureau.Storage";
    public const string AppendSpan = "append entries";
    public const string FlushSpan = "flush appends";
    public const string BatchTag = "hrbureau.flush.appends";
    public const string OutcomeTag = "hrbureau.append.outcome";
    public const string IncidentTag = "hrbureau.incident.id";
    public const string VersionTag = "hrbureau.incident.version";
    public const string SystemTag = "db.system.name";

    internal static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    internal static readonly Histogram<double> QueueWait = Meter.CreateHistogram<double>(
        "hrbureau.storage.queue.wait", "s", "How long an append waited for its flush.");

    internal static readonly Histogram<int> BatchSize = Meter.CreateHistogram<int>(
        "hrbureau.storage.flush.appends", "{append}", "How many appends one commit carried.");

    internal static readonly Histogram<double> FlushDuration = Meter.CreateHistogram<double>(
        "hrbureau.storage.flush.duration", "s", "How long a commit took.");

    internal static readonly Counter<long> Appends = Meter.CreateCounter<long>(
        "hrbureau.storage.appends", "{append}", "Appends by outcome.");

    internal static readonly Counter<long> Conflicts = Meter.CreateCounter<long>(
        "hrbureau.storage.conflicts", "{append}", "Appends that met a moved head.");

    /// <summary>A flush span of its own trace, linked to the appends it carries; none for a flush that carries none.</summary>
    internal static Activity? StartFlush(IReadOnlyList<AppendJob> jobs, string system)
    {
        if (jobs.Count == 0)
        {
            return null; // The loops' claims: looking is no act of anybody.
        }

        foreach (var job in jobs)
        {
            QueueWait.Record(Stopwatch.GetElapsedTime(job.QueuedAt).TotalSeconds);
        }

        BatchSize.Record(jobs.Count);
        if (!Source.HasListeners())
        {
            return null;
        }

        Activity.Current = null;
        var links = jobs.SelectMany(j => j.Traces).Take(128).Select(trace => new ActivityLink(trace));
        var tags = new ActivityTagsCollection { { BatchTag, jobs.Count }, { SystemTag, system } };
        return Source.StartActivity(FlushSpan, ActivityKind.Internal, default(ActivityContext), tags, links);
    }
}
