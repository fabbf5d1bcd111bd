namespace HrBureau.Web;

/// <summary>What of a timeline the view of main events shows, asked from the newest entry to the oldest.</summary>
internal sealed class MainEvents
{
    // Who was told by which channel stands with the request; here it would drown the acts.
    private static readonly HashSet<string> Small = ["notice-sent", "notice-delivered", "notice-seen", "rung-unmanned", "inspectors-assigned", "parties-linked"];

    private readonly Dictionary<string, int> turns = new(StringComparer.Ordinal);

    /// <summary>Whether an entry is shown. A rung that repeats is shown by its last turn, whose sentence counts them.</summary>
    public bool Shows(TimelineItem entry) => !Small.Contains(entry.Kind) && !IsEarlierTurn(entry);

    private bool IsEarlierTurn(TimelineItem entry)
    {
        if (!entry.Data.TryGetProperty("turn", out var number) || !number.TryGetInt32(out var turn))
        {
            return false;
        }

        var rung = $"{entry.Kind}/{Part(entry, "requestId")}/{Part(entry, "ladder")}/{Part(entry, "rung")}";
        var repeated = turns.TryGetValue(rung, out var later) && later > turn;
        turns[rung] = turn;
        return repeated;
    }

    private static string? Part(TimelineItem entry, string name) => entry.Data.TryGetProperty(name, out var part) ? part.ToString() : null;
}
