using System.Threading.RateLimiting;

namespace HrBureau.Web;

/// <summary>Counts failed sign-ins per address and officer, and per address. Good ones cost nothing, so a busy duty room is never held up.</summary>
public sealed class FailedSignIns : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    private readonly PartitionedRateLimiter<string> perOfficer = Limiter(10);
    private readonly PartitionedRateLimiter<string> perAddress = Limiter(100);

    /// <summary>How long to wait before the next attempt; null when one may be made.</summary>
    public TimeSpan? RetryAfter(string address, string officer) =>
        Spent(perOfficer, Key(address, officer)) || Spent(perAddress, address) ? Wait : null;

    /// <summary>Counts a failure.</summary>
    public void Count(string address, string officer)
    {
        perOfficer.AttemptAcquire(Key(address, officer)).Dispose();
        perAddress.AttemptAcquire(address).Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        perOfficer.Dispose();
        perAddress.Dispose();
    }

    private static string Key(string address, string officer) =>
        officer.Length <= WireId.Longest ? $"{address} {officer}" : address;

    private static bool Spent(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key, permitCount: 0);
        return !lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int permits) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = Window,
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        }));
}
