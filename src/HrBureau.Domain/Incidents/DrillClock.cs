namespace HrBureau.Domain;

/// <summary>Drill time: anchor + (wall − anchor) × scale. A real incident has scale 1.</summary>
/// <param name="Anchor">Wall time at opening; drill time and wall time agree here.</param>
/// <param name="Scale">1–600.</param>
public sealed record DrillClock(DateTimeOffset Anchor, int Scale)
{
    /// <summary>Highest live scale.</summary>
    public const int MaxScale = 600;

    /// <summary>A drill ends itself after so long in drill time.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    /// <summary>Wall to drill time.</summary>
    /// <param name="wall">Wall time.</param>
    /// <returns>Drill time, whole milliseconds.</returns>
    public DateTimeOffset ToDrill(DateTimeOffset wall) => Anchor + ((wall - Anchor) * Scale);

    /// <summary>Drill to wall time, rounded up so that a clock never strikes early.</summary>
    /// <param name="drill">Drill time.</param>
    /// <returns>Wall time, whole milliseconds.</returns>
    public DateTimeOffset ToWall(DateTimeOffset drill)
    {
        var milliseconds = (drill - Anchor).Ticks / (double)TimeSpan.TicksPerMillisecond / Scale;
        return Anchor.AddMilliseconds(Math.Ceiling(milliseconds));
    }
}
