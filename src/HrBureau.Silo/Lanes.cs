namespace HrBureau.Silo;

/// <summary>Who is worked on, lane by lane: so many at once in each, the others of a lane stand in line. Not safe for several threads.</summary>
internal sealed class Lanes<TClaim>(int width)
    where TClaim : class
{
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Lanes in which somebody stands in line.</summary>
    public IReadOnlyList<string> Crowded => [.. _lanes.Where(lane => lane.Value.Line.Count > 0).Select(lane => lane.Key)];

    /// <summary>Takes a place in a lane.</summary>
    /// <returns>False when it is full: the claim stands in line.</returns>
    public bool Enter(string lane, TClaim claim, DateTimeOffset now)
    {
        if (!_lanes.TryGetValue(lane, out var entered))
        {
            _lanes[lane] = entered = new Lane();
        }

        if (entered.Held == width)
        {
            entered.Line.Enqueue((claim, now));
            return false;
        }

        entered.Held++;
        return true;
    }

    /// <summary>Gives a place up.</summary>
    /// <returns>Who takes it over; null when nobody stands in line. He may have been the last who did.</returns>
    public TClaim? Leave(string lane, out bool drained)
    {
        var left = _lanes[lane];
        drained = left.Line.Count == 1;
        if (left.Line.TryDequeue(out var next))
        {
            return next.Claim;
        }

        if (--left.Held == 0)
        {
            _lanes.Remove(lane);
        }

        return null;
    }

    /// <summary>Sends away who has stood in line since before an instant.</summary>
    public IReadOnlyList<TClaim> SendAway(DateTimeOffset before)
    {
        var gone = new List<TClaim>();
        foreach (var lane in _lanes.Values)
        {
            while (lane.Line.TryPeek(out var first) && first.Since < before)
            {
                gone.Add(lane.Line.Dequeue().Claim);
            }
        }

        return gone;
    }

    private sealed class Lane
    {
        public int Held { get; set; }

        public Queue<(TClaim Claim, DateTimeOffset Since)> Line { get; } = new();
    }
}
