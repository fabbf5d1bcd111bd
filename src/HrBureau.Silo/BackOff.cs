using System.Data.Common;
using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>How long to wait before the next try: doubling from half a second to five minutes, with jitter so that what failed together does not come back together.</summary>
internal static class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>A store or a silo that is back is noticed by the next try: what is due must not wait for it much longer than it was away.</summary>
    private static readonly TimeSpan LongestForStore = TimeSpan.FromSeconds(5);

    public static TimeSpan After(int attempts) => After(attempts, Longest);

    /// <summary>After a failure whose cause is known: what lies in the row itself is looked at less and less often, what lies in the store or the cluster is not.</summary>
    public static TimeSpan After(int attempts, Exception? cause) => After(attempts, IsOfStore(cause) ? LongestForStore : Longest);

    private static bool IsOfStore(Exception? cause) => cause
        is NotTakenException { Outcome: CommandOutcome.TryAgain }
        or StorageUnavailableException or UnknownOutcomeException or DbException or OrleansException or TimeoutException or OperationCanceledException;

    private static TimeSpan After(int attempts, TimeSpan longest)
    {
        var plain = Math.Min(First.TotalMilliseconds * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20)), longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(plain * (0.75 + (System.Security.Cryptography.RandomNumberGenerator.GetInt32(500) / 1000d)));
    }
}
