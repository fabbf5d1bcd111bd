namespace HrBureau.Silo;

/// <summary>Leaves a receiver alone for a while that fails again and again; one message after it finds out whether it is back.</summary>
internal sealed class WebhookCircuit(TimeProvider time)
{
    private const int FreeFailures = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ProbeWithin = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, Standing> _standings = new(StringComparer.Ordinal);

    /// <summary>Asks to send to a receiver.</summary>
    /// <returns>Until when to wait; null when it may be sent now.</returns>
    public DateTimeOffset? Enter(string receiver)
    {
        lock (_standings)
        {
            var now = time.GetUtcNow();
            if (!_standings.TryGetValue(receiver, out var standing) || standing.Until is not { } until)
            {
                return null;
            }

            if (until > now)
            {
                return until;
            }

            _standings[receiver] = standing with { Until = now + ProbeWithin };
            return null;
        }
    }

    public void Succeeded(string receiver)
    {
        lock (_standings)
        {
            _standings.Remove(receiver);
        }
    }

    public void Failed(string receiver, TimeSpan? retryAfter)
    {
        lock (_standings)
        {
            var failures = _standings.GetValueOrDefault(receiver).Failures + 1;
            var wait = failures < FreeFailures ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures - FreeFailures + 1), Longest.TotalSeconds));
            var asked = retryAfter > LongestAsked ? LongestAsked : retryAfter ?? TimeSpan.Zero;
            wait = asked > wait ? asked : wait;
            _standings[receiver] = new Standing(failures, wait > TimeSpan.Zero ? time.GetUtcNow() + wait : null);
        }
    }

    private readonly record struct Standing(int Failures, DateTimeOffset? Until);
}
