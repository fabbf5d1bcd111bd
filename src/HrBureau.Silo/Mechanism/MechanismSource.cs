using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>The mechanism and the calendars in force, and what of older mechanisms still holds for the incidents that opened under them.</summary>
public sealed class MechanismSource(Mechanism current, WorkCalendar calendar, MechanismTable table, ILogger<MechanismSource> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ConcurrentDictionary<string, Mechanism> _pinned = new(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, (string Agency, IReadOnlySet<string> Duties)> _officers = current.Officers.ToFrozenDictionary(
        row => row.Id,
        row => (row.Agency, (IReadOnlySet<string>)row.Duties.Where(duty => duty is not (Actor.SystemDuty or Actor.MachineDuty)).ToFrozenSet(StringComparer.Ordinal)),
        StringComparer.Ordinal);

    public Mechanism Current { get; } = current;

    /// <summary>Calendars are never pinned: what an incident counts follows the arrangement that is published.</summary>
    public WorkCalendar Calendar { get; } = calendar;

    /// <summary>What clocks are counted by: incidents whose clocks were counted by anything else are counted anew.</summary>
    /// <remarks>Only the calendar and the rows of clocks: grades, ladders and hours stay those the incident opened with, and an officer moves no clock.</remarks>
    public string CountedBy { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{calendar.Hash} {JsonSerializer.Serialize(current.Clocks)}")));

    /// <summary>The duties an officer of an agency has now; null when the county does not know him there.</summary>
    public IReadOnlySet<string>? DutiesOf(string officer, string agency) =>
        _officers.TryGetValue(officer, out var known) && known.Agency == agency ? known.Duties : null;

    /// <summary>What holds for an incident that opened under the mechanism of this hash.</summary>
    public async ValueTask<Mechanism> ForAsync(string hash, CancellationToken cancellation)
    {
        if (hash == Current.Hash || hash.Length == 0)
        {
            return Current;
        }

        if (_pinned.TryGetValue(hash, out var known))
        {
            return known;
        }

        var text = await table.FindAsync(hash, cancellation) ?? throw new InvalidOperationException($"Mechanism {hash} is not in the store.");
        var pinned = MechanismReader.FromCanonicalText(text);
        return pinned.Hash == hash
            ? _pinned.GetOrAdd(hash, Current.PinnedTo(pinned))
            : throw new InvalidOperationException($"The mechanism stored as {hash} is another one: its text hashes to {pinned.Hash}. Somebody changed it; put it back from the backup.");
    }

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(MechanismSource), ServiceLifecycleStage.RuntimeInitialize, KeepAsync);

    /// <summary>Before the first incident can be pinned to it, the mechanism is in the store.</summary>
    private async Task KeepAsync(CancellationToken cancellation)
    {
        await table.SaveAsync(Current.Hash, Current.ToCanonicalText(), cancellation);
        log.MechanismLoaded(Current.Hash, Current.County, string.Join(' ', Calendar.Years));
    }
}
