using System.Collections.Concurrent;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>This silo's short-lived copies of the agencies' rosters, so that a command does not wait for an agency's actor.</summary>
/// <remarks>A notice is addressed by the actor itself; the copies serve decisions and pages, which may be a few seconds behind.</remarks>
/// <param name="load">Asks an agency's actor.</param>
/// <param name="time">The county's time, and how old a copy is.</param>
public sealed class RosterBook(Func<string, Task<IReadOnlyList<RosterRow>>> load, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    /// <summary>Whoever waits for a roster has to be answered himself.</summary>
    private static readonly TimeSpan Patience = StorageOptions.Patience;

    /// <summary>Where a roster was known a moment ago nobody waits longer for what it says now: its actor's silo may just have died.</summary>
    private static readonly TimeSpan PatienceWhenRecent = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, Copy> _copies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<IReadOnlyList<RosterRow>>> _loading = new(StringComparer.Ordinal);

    /// <summary>The posts an officer holds at an instant, by default now.</summary>
    public async Task<IReadOnlySet<string>> PostsOfAsync(string agency, string officer, DateTimeOffset? at = null) =>
        agency.Length == 0 ? new HashSet<string>() : Rosters.PostsOf(await ShiftsAsync(agency), officer, at ?? time.GetUtcNow());

    /// <summary>Who holds a post now.</summary>
    public async Task<string?> HolderAsync(string agency, string post) =>
        Rosters.Holder(await ShiftsAsync(agency), post, time.GetUtcNow());

    /// <summary>Who of an agency is on duty now, on whatever post.</summary>
    public async Task<IReadOnlySet<string>> OnDutyAsync(string agency)
    {
        var local = CountyTime.ToLocal(time.GetUtcNow());
        return (await ShiftsAsync(agency)).Where(shift => shift.Covers(local)).Select(shift => shift.Officer).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<RosterRow>> ShiftsAsync(string agency)
    {
        var now = time.GetUtcNow();
        var copy = _copies.GetValueOrDefault(agency);
        if (copy is not null && ((now - copy.At).Duration() < Fresh || (now - copy.InVain).Duration() < Fresh))
        {
            return copy.Shifts;
        }

        var loading = LoadOnceAsync(agency);
        if (copy is null)
        {
            return await loading;
        }

        try
        {
            return await loading.WaitAsync((now - copy.At).Duration() < Recent ? PatienceWhenRecent : Patience, TimeProvider.System);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            // The last roster that is known serves better than none, and whoever comes next does not wait as well.
            _copies.TryUpdate(agency, copy with { InVain = now }, copy);
            return copy.Shifts;
        }
    }

    /// <summary>However many commands wait, the actor is asked once.</summary>
    private Task<IReadOnlyList<RosterRow>> LoadOnceAsync(string agency)
    {
        lock (_loading)
        {
            if (!_loading.TryGetValue(agency, out var loading))
            {
                loading = Task.Run(() => LoadAsync(agency));
                loading.Ignore(); // Whoever waits for it hears of its failure; it may be that nobody does any more.
                _loading.Add(agency, loading);
            }

            return loading;
        }
    }

    private async Task<IReadOnlyList<RosterRow>> LoadAsync(string agency)
    {
        try
        {
            var shifts = await load(agency).WaitAsync(Patience, TimeProvider.System);
            _copies[agency] = new Copy(shifts, time.GetUtcNow(), DateTimeOffset.MinValue);
            return shifts;
        }
        finally
        {
            lock (_loading)
            {
                _loading.Remove(agency);
            }
        }
    }

    /// <param name="Shifts">The roster.</param>
    /// <param name="At">When it was so.</param>
    /// <param name="InVain">When the actor was last asked and did not answer.</param>
    private sealed record Copy(IReadOnlyList<RosterRow> Shifts, DateTimeOffset At, DateTimeOffset InVain);
}
