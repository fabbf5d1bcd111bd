using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>What a silo reads and writes before it serves. Its tables were found a moment ago: a store that does not answer now is busy, with the start of other silos for instance.</summary>
public static class StoreAtStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

    /// <summary>Does something that may be done twice, again and again until the store has answered.</summary>
    /// <exception cref="StorageException">It has not for half a minute.</exception>
    public static async Task UntilAnsweredAsync(Func<Task> work, ILogger log, CancellationToken stop)
    {
        for (var began = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception busy) when (busy is StorageUnavailableException or UnknownOutcomeException && TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                log.StoreBusyAtStart(busy);
                await Task.Delay(Again, TimeProvider.System, stop);
            }
        }
    }
}
