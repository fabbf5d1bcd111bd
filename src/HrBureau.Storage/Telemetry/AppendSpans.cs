using System.Diagnostics;

namespace HrBureau.Storage;

/// <summary>The spans of one append: one in the trace of each act that is written with it, so that every act is followed to its rows.</summary>
internal sealed class AppendSpans : IDisposable
{
    private readonly Activity? _own;
    private readonly List<Activity> _all = [];

    public AppendSpans(AppendRequest request)
    {
        _own = Keep(StorageTelemetry.Source.StartActivity(StorageTelemetry.AppendSpan), request.Incident);
        var current = Activity.Current;
        foreach (var act in request.JoinedActs)
        {
            Keep(StorageTelemetry.Source.StartActivity(StorageTelemetry.AppendSpan, ActivityKind.Internal, act), request.Incident);
            Activity.Current = current;
        }
    }

    /// <summary>For the flush to link to.</summary>
    public IReadOnlyList<ActivityContext> Contexts => [.. _all.Select(span => span.Context)];

    public void Tag(string name, object? value) => _all.ForEach(span => span.SetTag(name, value));

    public void Fail(Exception fault) => _all.ForEach(span => span.SetStatus(ActivityStatusCode.Error, fault.GetType().Name));

    public void Dispose()
    {
        var current = Activity.Current;
        foreach (var span in _all.Where(span => span != _own))
        {
            span.Dispose();
            Activity.Current = current;
        }

        _own?.Dispose();
    }

    private Activity? Keep(Activity? span, string incident)
    {
        if (span is not null)
        {
            span.SetTag(StorageTelemetry.IncidentTag, incident);
            _all.Add(span);
        }

        return span;
    }
}
