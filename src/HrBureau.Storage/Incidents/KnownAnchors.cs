using System.Collections.Concurrent;
using HrBureau.Domain;

namespace HrBureau.Storage;

/// <summary>Which incidents this process has seen anchored today, so that only the first append of a day writes one.</summary>
internal sealed class KnownAnchors
{
    private const int Limit = 100_000;
    private readonly ConcurrentDictionary<string, DateOnly> _days = new(StringComparer.Ordinal);

    public bool Has(LogEntry head) => _days.TryGetValue(head.Incident, out var day) && day == CountyTime.DayOf(head.RecordedAt);

    /// <summary>Remembers a durable append. Forgetting is harmless: an anchor that stands is not replaced.</summary>
    public void Add(LogEntry head)
    {
        if (_days.Count >= Limit)
        {
            _days.Clear();
        }

        _days[head.Incident] = CountyTime.DayOf(head.RecordedAt);
    }
}
