namespace HrBureau.Silo;

/// <summary>How long to wait before the next try: doubling from half a second to five minutes, with jitter so that what failed together does not come back together.</summary>
internal static class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static TimeSpan After(int attempts)
    {
        var plain = Math.Min(First.TotalMilliseconds * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20)), Longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(plain * (0.75 + (System.Security.Cryptography.RandomNumberGenerator.GetInt32(500) / 1000d)));
    }
}
