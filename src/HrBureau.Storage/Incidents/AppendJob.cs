using System.Diagnostics;

namespace HrBureau.Storage;

/// <summary>An append waiting for the writer, with its entries already chained.</summary>
internal sealed class AppendJob(AppendRequest request, IReadOnlyList<LogEntry> entries, KnownAnchors anchors, IReadOnlyList<ActivityContext> traces) : WriteJob<AppendResult>
{
    public AppendRequest Request { get; } = request;

    public IReadOnlyList<LogEntry> Entries { get; } = entries;

    public IReadOnlyList<ActivityContext> Traces { get; } = traces;

    public LogEntry Head => Entries[^1];

    public bool NeedsAnchor { get; } = !anchors.Has(entries[^1]);

    /// <summary>Tells the caller that his entries are durable.</summary>
    public void Succeed()
    {
        anchors.Add(Head);
        Answer(new AppendResult.Appended(Head.Version, Head.Hash, Entries));
    }
}
