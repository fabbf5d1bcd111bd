using System.Diagnostics.CodeAnalysis;

namespace HrBureau.Web;

/// <summary>
/// Whether any silo can be reached, and the moment when one could be reached no more: what was on its way through it will not be answered,
/// and nobody else tells. In a process that is silo and web at once the silo is always there.
/// </summary>
[SuppressMessage("Reliability", "CA1001:Types that own disposable fields should be disposable", Justification = "The sources hold neither timer nor handle.")]
public sealed class SiloReach : IClusterConnectionStatusObserver
{
    private readonly Lock door = new();
    private CancellationTokenSource lost = new();
    private volatile bool there = true;
    private volatile bool searching;

    /// <summary>Cancelled when a silo is lost from now on.</summary>
    public CancellationToken NextLoss
    {
        get
        {
            lock (door)
            {
                return lost.Token;
            }
        }
    }

    /// <summary>Whether any silo is connected.</summary>
    public bool IsThere => there && !searching;

    /// <summary>Whether none was found yet since this process began: nothing can be sent, for only a silo says which actors there are.</summary>
    public bool IsSearching => searching;

    /// <summary>The first silo is being looked for.</summary>
    public void Search() => searching = true;

    /// <summary>The first silo was found.</summary>
    public void Find() => searching = false;

    /// <inheritdoc/>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "Who waits holds the token of the old one.")]
    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        CancellationTokenSource? gone = null;
        lock (door)
        {
            there = currentNumberOfGateways > 0;
            if (currentNumberOfGateways < previousNumberOfGateways)
            {
                (gone, lost) = (lost, new CancellationTokenSource());
            }
        }

        // Whoever waits goes on elsewhere: this is the client's own connection loop.
        _ = gone?.CancelAsync();
    }

    /// <inheritdoc/>
    public void NotifyClusterConnectionLost()
    {
        // Said by the count already.
    }
}
