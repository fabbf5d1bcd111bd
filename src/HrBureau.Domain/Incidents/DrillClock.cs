namespace HrBureau.Domain;

/// <summary>The clock of a drill. A live one runs: anchor + (wall − anchor) × scale. A replay stands at its last step: speed paces it and moves no instant.</summary>
/// <param name="Anchor">Live: wall time at opening; drill time and wall time agree here. Replay: time of its first step.</param>
/// <param name="Scale">1–600; 0 in a replay.</param>
/// <param name="Replay">The replay that alone moves it, <c>drl-…</c>; null in a live drill.</param>
/// <param name="StandsAt">Time of the last step of a replay; null before its second and in a live drill.</param>
public sealed record DrillClock(DateTimeOffset Anchor, int Scale, string? Replay = null, DateTimeOffset? StandsAt = null)
{
    /// <summary>Highest live scale.</summary>
    public const int MaxScale = 600;

    /// <summary>A live drill ends itself after so long in drill time; a replay ends with its scenario.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    /// <summary>When it ends by itself.</summary>
    /// <remarks>Drill time; null in a replay.</remarks>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset? EndsAt => Replay is null ? Anchor + Lifetime : null;

    /// <summary>Wall to drill time.</summary>
    /// <param name="wall">Wall time.</param>
    /// <returns>Drill time, whole milliseconds.</returns>
    public DateTimeOffset ToDrill(DateTimeOffset wall) => Replay is null ? Anchor + ((wall - Anchor) * Scale) : StandsAt ?? Anchor;

    /// <summary>Drill to wall time, rounded up so that a clock never strikes early.</summary>
    /// <param name="drill">Drill time.</param>
    /// <returns>Wall time, whole milliseconds; null in a replay, whose instants no wall clock knows.</returns>
    public DateTimeOffset? ToWall(DateTimeOffset drill)
    {
        if (Replay is not null)
        {
            return null;
        }

        var milliseconds = (drill - Anchor).Ticks / (double)TimeSpan.TicksPerMillisecond / Scale;
        return Anchor.AddMilliseconds(Math.Ceiling(milliseconds));
    }
}
