namespace HrBureau.Silo;

/// <summary>
/// Slows down who guesses one account's password. Every known device and every strange address has a lane of its own, and all
/// strangers together share one more: whoever guesses from elsewhere never stops the officer on his usual device.
/// </summary>
internal sealed class SignInBrake(TimeProvider time)
{
    private const int FreeFailures = 5;
    private const int FreeStrangers = 50;
    private const int LaneLimit = 1_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private Lane strangers;

    /// <summary>How long this lane still has to wait; null when it may try.</summary>
    public TimeSpan? Wait(string lane, bool known)
    {
        var until = lanes.GetValueOrDefault(lane).Until;
        if (!known && strangers.Until > until)
        {
            until = strangers.Until;
        }

        var now = time.GetUtcNow();
        return until > now ? until - now : null;
    }

    public void Failed(string lane, bool known)
    {
        if (lanes.Count >= LaneLimit)
        {
            // So many lanes are an attack from many addresses, which the common lane of strangers holds back by itself.
            lanes.Clear();
        }

        lanes[lane] = After(lanes.GetValueOrDefault(lane), FreeFailures);
        if (!known)
        {
            strangers = After(strangers, FreeStrangers);
        }
    }

    public void Succeeded(string lane) => lanes.Remove(lane);

    private Lane After(Lane lane, int free)
    {
        var now = time.GetUtcNow();
        var failures = now - lane.Until > Longest && lane.Failures > free ? 1 : lane.Failures + 1;
        var wait = failures <= free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Pow(2, Math.Min(failures - free, 20)));
        return new Lane(failures, now + (wait < Longest ? wait : Longest));
    }

    private readonly record struct Lane(int Failures, DateTimeOffset Until);
}
