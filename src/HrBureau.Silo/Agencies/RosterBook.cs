using System.Collections.Concurrent;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>This silo's short-lived copies of the agencies' rosters, so that a command does not wait for an agency's actor.</summary>
/// <remarks>A notice is addressed by the actor itself; the copies serve decisions and pages, which may be two seconds behind.</remarks>
public sealed class RosterBook(IGrainFactory grains, SystemIdentity system, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    /// <summary>Whoever waits for a roster has to be answered himself.</summary>
    private static readonly TimeSpan Patience = StorageOptions.Patience;

    private readonly ConcurrentDictionary<string, Copy> _copies = new(StringComparer.Ordinal);

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
        if (_copies.TryGetValue(agency, out var copy) && (now - copy.At).Duration() < Fresh)
        {
            return copy.Shifts;
        }

        try
        {
            using (system.Act())
            {
                var shifts = await grains.GetGrain<IAgencyGrain>(agency).Shifts().WaitAsync(Patience, TimeProvider.System);
                _copies[agency] = new Copy(shifts, now);
                return shifts;
            }
        }
        catch (Exception e) when (copy is not null && e is (TimeoutException or OrleansException))
        {
            return copy!.Shifts; // The last roster that is known serves better than none.
        }
    }

    private sealed record Copy(IReadOnlyList<RosterRow> Shifts, DateTimeOffset At);
}
