namespace HrBureau.TestKit;

/// <summary>The machine's time with the wall clock set wrong, as on a machine nobody synchronises.</summary>
public sealed class ShiftedTime : TimeProvider
{
    /// <summary>How far the clock is ahead of what it should be.</summary>
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
