using System.Globalization;

namespace HrBureau.Benchmarks;

/// <summary>One incident as a program without the log keeps it: the traced acts again and again, with versions and ids of their own.</summary>
/// <param name="id">Incident id, as traced.</param>
/// <param name="start">What stood before the traced acts.</param>
/// <param name="acts">The rows of each act.</param>
internal sealed class PlainIncident(string id, IReadOnlyList<TracedRow> start, IReadOnlyList<IReadOnlyList<TracedRow>> acts)
{
    private static readonly int EventVersion = RowKind.Index(RowKind.Event, "version");
    private static readonly int EventId = RowKind.Index(RowKind.Event, "event_id");
    private static readonly int ReplyKey = RowKind.Index(RowKind.Reply, "key");
    private static readonly int OwedId = RowKind.Index(RowKind.Owed, "id");
    private static readonly int OwedVersion = RowKind.Index(RowKind.Owed, "version");
    private static readonly int FirstVersion = RowKind.Index(RowKind.First, "version");
    private static readonly int HeadExpected = RowKind.Index(RowKind.Head, "expected");
    private static readonly int HeadVersion = RowKind.Index(RowKind.Head, "version");

    private readonly Dictionary<string, string> _owed = new(StringComparer.Ordinal);
    private long _version = (long)start.First(row => row.Kind == RowKind.First).Values[FirstVersion]!;
    private int _next;

    public IReadOnlyList<TracedRow> Start => start;

    /// <summary>The rows of the next act, the head first.</summary>
    public IReadOnlyList<TracedRow> NextAct()
    {
        var traced = acts[_next];
        _next = (_next + 1) % acts.Count;
        var rows = new TracedRow[traced.Count];
        var before = _version;
        var tracedVersion = 0L;
        for (var i = 0; i < rows.Length; i++)
        {
            var values = (object?[])traced[i].Values.Clone();
            rows[i] = traced[i] with { Values = values };
            switch (traced[i].Kind)
            {
                case RowKind.Head:
                    tracedVersion = (long)values[HeadExpected]!;
                    values[HeadExpected] = before;
                    _version = before + (long)values[HeadVersion]! - tracedVersion;
                    values[HeadVersion] = _version;
                    break;
                case RowKind.Event:
                    values[EventVersion] = before + (long)values[EventVersion]! - tracedVersion;
                    values[EventId] = Guid.NewGuid();
                    break;
                case RowKind.Reply:
                    values[ReplyKey] = Guid.NewGuid().ToString("N");
                    break;
                case RowKind.Owed:
                    var version = (long)values[OwedVersion]!;
                    values[OwedVersion] = before + version - tracedVersion;
                    values[OwedId] = Owe((string)values[OwedId]!, version, (long)values[OwedVersion]!);
                    break;
                case RowKind.Settle:
                    _owed.Remove((string)values[0]!, out var owed);
                    values[0] = owed;
                    break;
                default:
                    break;
            }
        }

        return rows;
    }

    private string Owe(string traced, long version, long now) => _owed[traced] = traced.Replace(
        string.Create(CultureInfo.InvariantCulture, $"{id}-{version}-"), string.Create(CultureInfo.InvariantCulture, $"{id}-{now}-"), StringComparison.Ordinal);
}
