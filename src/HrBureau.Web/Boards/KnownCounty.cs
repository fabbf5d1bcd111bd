using HrBureau.Contracts;

namespace HrBureau.Web;

/// <summary>The mechanism's public part as last read: texts must be at hand when the silo is not.</summary>
public sealed class KnownCounty(SiloCalls silo, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private volatile Reading? last;

    /// <summary>Names for texts; codes stand in where the silo has never been reached.</summary>
    public async ValueTask<CountyNames> NamesAsync()
    {
        try
        {
            return (await ReadAsync()).Names;
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException or UnauthorizedCallException)
        {
            return CountyNames.None;
        }
    }

    /// <summary>The mechanism's public part.</summary>
    /// <exception cref="TimeoutException">The silo did not answer and nothing is known yet.</exception>
    public async ValueTask<CountyView> ViewAsync() => (await ReadAsync()).View;

    private async ValueTask<Reading> ReadAsync()
    {
        var known = last;
        if (known is not null && time.GetElapsedTime(known.ReadAt) < Fresh)
        {
            return known;
        }

        try
        {
            var view = await silo.AsServiceAsync(grains => grains.GetGrain<IBoardGrain>(0).County(), repeatable: true).WaitAsync(Patience, time);
            return last = new Reading(view, new CountyNames(view), time.GetTimestamp());
        }
        catch (Exception fault) when (known is not null && fault is TimeoutException or OrleansException or UnauthorizedCallException)
        {
            return known!;
        }
    }

    private sealed record Reading(CountyView View, CountyNames Names, long ReadAt);
}
