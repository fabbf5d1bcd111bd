using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>The mechanism and the calendars in force, and what of older mechanisms still holds for the incidents that opened under them.</summary>
/// <remarks>Law, ladders and clocks are those of the county's folder. Agencies, posts and officers are the folder's until an administrator changes them; from then on those of the newest administrative act.</remarks>
public sealed class MechanismSource : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ConcurrentDictionary<string, Mechanism> _stored = new(StringComparer.Ordinal);
    private readonly Mechanism _folder;
    private readonly MechanismTable _table;
    private readonly AdministrationTable _acts;
    private readonly ILogger<MechanismSource> _log;
    private readonly Lock _door = new();
    private volatile InForce _now;
    private volatile Misfit? _misfit;

    public MechanismSource(Mechanism folder, WorkCalendar calendar, MechanismTable table, AdministrationTable acts, ILogger<MechanismSource> log)
    {
        (_folder, Calendar, _table, _acts, _log) = (folder, calendar, table, acts, log);
        CountedBy = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{calendar.Hash} {JsonSerializer.Serialize(folder.Clocks)}")));
        _now = new InForce(folder, 0);
    }

    public Mechanism Current => _now.Mechanism;

    /// <summary>The newest administrative act that is known here; 0 before the first.</summary>
    public long People => _now.Version;

    /// <summary>Whether the newest people fit the county's folder; while they do not, whoever lost a right lost it here too, and nobody gains one.</summary>
    public bool Fits => _misfit is null;

    /// <summary>Calendars are never pinned: what an incident counts follows the arrangement that is published.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>What clocks are counted by: incidents whose clocks were counted by anything else are counted anew.</summary>
    /// <remarks>Only the calendar and the rows of clocks: grades, ladders and hours stay those the incident opened with, and an officer moves no clock.</remarks>
    public string CountedBy { get; }

    /// <summary>The duties an officer of an agency has now; null when the county does not know him there, or his account or agency is closed.</summary>
    public IReadOnlySet<string>? DutiesOf(string officer, string agency) =>
        _now.Officers.TryGetValue(officer, out var known) && known.Agency == agency ? known.Duties : null;

    /// <summary>Whether the county knows an agency and has not closed it.</summary>
    public bool IsServing(string agency) => _now.Agencies.Contains(agency);

    /// <summary>What holds for an incident that opened under the mechanism of this hash.</summary>
    public async ValueTask<Mechanism> ForAsync(string hash, CancellationToken cancellation)
    {
        var now = _now;
        return hash == now.Mechanism.Hash || hash.Length == 0 ? now.Mechanism
            : now.Pinned.TryGetValue(hash, out var known) ? known
            : now.Pinned.GetOrAdd(hash, now.Mechanism.PinnedTo(await StoredAsync(hash, cancellation)));
    }

    /// <summary>Takes up the people of the newest administrative act.</summary>
    /// <exception cref="CountyRefusedException">They do not fit the county's folder.</exception>
    public async Task RefreshAsync(CancellationToken cancellation = default)
    {
        var newest = await _acts.NewestAsync(cancellation);
        if (newest.Version <= People)
        {
            return;
        }

        if (_misfit is { } known && known.Mechanism == newest.Mechanism)
        {
            throw new CountyRefusedException(known.Faults);
        }

        if (newest.Mechanism is not { } hash)
        {
            Take(_folder, newest.Version);
            return;
        }

        var people = await StoredAsync(hash, cancellation);
        switch (MechanismReader.With(_folder, CountyPeople.Of(people)))
        {
            case MechanismReading.Accepted { Mechanism: var joined }:
                // Where this folder is another one, nobody has stored what the two make together; incidents open under its hash.
                await _table.SaveAsync(joined.Hash, joined.ToCanonicalText(), cancellation);
                Take(joined, newest.Version);
                return;
            case MechanismReading.Refused { Faults: var faults }:
                Narrow(people, new Misfit(newest.Version, hash, faults));
                throw new CountyRefusedException(faults);
            case var other:
                throw new InvalidOperationException($"{other} is no reading.");
        }
    }

    /// <summary>Puts in force what was just appended.</summary>
    internal void Take(Mechanism mechanism, long version)
    {
        lock (_door)
        {
            if (version > _now.Version)
            {
                _now = mechanism.Hash == _now.Mechanism.Hash && Fits ? _now with { Version = version } : new InForce(mechanism, version);
                _misfit = null;
            }
        }
    }

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(MechanismSource), ServiceLifecycleStage.RuntimeInitialize, KeepAsync);

    /// <summary>Before the first incident can be pinned to it, the mechanism is in the store.</summary>
    private async Task KeepAsync(CancellationToken cancellation)
    {
        await StoreAtStart.UntilAnsweredAsync(
            async () =>
            {
                await RefreshAsync(cancellation);
                await _table.SaveAsync(Current.Hash, Current.ToCanonicalText(), cancellation);
            },
            _log,
            cancellation);
        _log.MechanismLoaded(Current.Hash, Current.County, string.Join(' ', Calendar.Years));
        if (People > 0 && Current.Hash != _folder.Hash)
        {
            _log.PeopleKept(People);
        }
    }

    private async ValueTask<Mechanism> StoredAsync(string hash, CancellationToken cancellation)
    {
        if (_stored.TryGetValue(hash, out var known))
        {
            return known;
        }

        var text = await _table.FindAsync(hash, cancellation) ?? throw new InvalidOperationException($"Mechanism {hash} is not in the store.");
        var stored = MechanismReader.FromCanonicalText(text);
        return stored.Hash == hash
            ? _stored.GetOrAdd(hash, stored)
            : throw new InvalidOperationException($"The mechanism stored as {hash} is another one: its text hashes to {stored.Hash}. Somebody changed it; put it back from the backup.");
    }

    /// <summary>Takes away the rights that people no longer have who cannot be taken up.</summary>
    private void Narrow(Mechanism people, Misfit misfit)
    {
        lock (_door)
        {
            if (misfit.Version <= _now.Version || misfit.Version <= _misfit?.Version)
            {
                return;
            }

            _now = _now.Without(new InForce(people, misfit.Version));
            _misfit = misfit;
        }

        _log.PeopleMisfit(misfit.Version, string.Join('\n', misfit.Faults));
    }

    /// <summary>People who cannot be taken up.</summary>
    private sealed record Misfit(long Version, string Mechanism, ImmutableArray<MechanismFault> Faults);

    private sealed record InForce(Mechanism Mechanism, long Version)
    {
        public FrozenDictionary<string, (string Agency, IReadOnlySet<string> Duties)> Officers { get; private init; } = Mechanism.Serving.ToFrozenDictionary(
            row => row.Id,
            row => (row.Agency, (IReadOnlySet<string>)row.Duties.Where(duty => duty is not (Actor.SystemDuty or Actor.MachineDuty)).ToFrozenSet(StringComparer.Ordinal)),
            StringComparer.Ordinal);

        public FrozenSet<string> Agencies { get; private init; } = Mechanism.Agencies.Where(row => !row.Disabled).Select(row => row.Code).ToFrozenSet(StringComparer.Ordinal);

        /// <summary>The same with no right that others do not have.</summary>
        public InForce Without(InForce others) => this with
        {
            Agencies = Agencies.Intersect(others.Agencies).ToFrozenSet(StringComparer.Ordinal),
            Officers = Officers.Where(pair => others.Officers.TryGetValue(pair.Key, out var other) && other.Agency == pair.Value.Agency)
                .ToFrozenDictionary(pair => pair.Key, pair => (pair.Value.Agency, (IReadOnlySet<string>)pair.Value.Duties.Intersect(others.Officers[pair.Key].Duties).ToFrozenSet(StringComparer.Ordinal)), StringComparer.Ordinal),
        };

        /// <summary>By the hash of what an incident opened with.</summary>
        public ConcurrentDictionary<string, Mechanism> Pinned { get; } = new(StringComparer.Ordinal);
    }
}
