using System.Diagnostics;

namespace HrBureau.Storage;

/// <summary>An append waiting for the writer, with its entries already chained.</summary>
internal sealed class AppendJob(AppendRequest request, IReadOnlyList<LogEntry> entries, ActivityContext trace) : WriteJob<AppendResult>
{
    public AppendRequest Request { get; } = request;

    public IReadOnlyList<LogEntry> Entries { get; } = entries;

    public ActivityContext Trace { get; } = trace;

    public LogEntry Head => Entries[^1];

    public AppendResult.Appended Success => new(Head.Version, Head.Hash, Entries);
}
