using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What the actors of units must learn: how an incident stands towards them, told again whenever it changes, whatever changed it.</summary>
/// <remarks>Read from the states and not from the entries: an entry struck out, a person reached, an incident voided or closed take back by themselves what was told.</remarks>
public static class Relays
{
    /// <summary>The relays an append owes.</summary>
    /// <param name="before">State before it.</param>
    /// <param name="after">State after it.</param>
    /// <returns>At most one for each actor; a drill tells nobody.</returns>
    public static IReadOnlyList<OwedRelay> Of(IncidentState before, IncidentState after)
    {
        if (after.Drill is not null || SaysTheSame(before, after))
        {
            return [];
        }

        var was = Standings(before, after.Version);
        var now = Standings(after, after.Version);
        var changed = now.Where(pair => was.GetValueOrDefault(pair.Key) != pair.Value);
        var gone = was.Where(pair => !now.ContainsKey(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Stands = false, UnreachableSince = null }));
        return [.. changed.Concat(gone).Select(pair => new OwedRelay($"rly-{after.Id}-{after.Version}-{pair.Key}", pair.Key, pair.Value))];
    }

    /// <summary>The keys of the units an incident concerns, with the code it knows each by.</summary>
    /// <param name="state">The incident.</param>
    /// <returns>Keys of its employer and of every link of the chain.</returns>
    public static IEnumerable<(string Key, string? Code)> KeysOf(IncidentState state)
    {
        var employer = PartyKey.AllOf(PartyRole.Employer, state.Facts.EmployerCode, state.Facts.EmployerName).Select(key => (key, state.Facts.EmployerCode));
        var parties = state.Parties.Values.SelectMany(party => PartyKey.AllOf(party.Role, party.Code, party.Name).Select(key => (key, party.Code)));
        return employer.Concat(parties).DistinctBy(unit => unit.key);
    }

    /// <summary>Whether nothing changed that a standing is made of. Most acts change none of it.</summary>
    private static bool SaysTheSame(IncidentState before, IncidentState after) =>
        Stands(before) == Stands(after)
        && ReferenceEquals(before.Parties, after.Parties)
        && before.OpenedAt == after.OpenedAt
        && before.Facts.EmployerCode == after.Facts.EmployerCode
        && before.Facts.EmployerName == after.Facts.EmployerName
        && (ReferenceEquals(before.Ledgers, after.Ledgers) || after.Parties.Values.All(party => party.Persons.Keys.All(person => UnreachableSince(before, person) == UnreachableSince(after, person))));

    private static bool Stands(IncidentState state) => state.Exists && state.Phase is not (Phase.Closed or Phase.Merged or Phase.Voided);

    private static DateTimeOffset? UnreachableSince(IncidentState state, string person) => state.Ledgers.GetValueOrDefault(person)?.Unreachable;

    private static ImmutableSortedDictionary<string, UnitStanding> Standings(IncidentState state, long version) =>
        Stands(state)
            ? KeysOf(state).ToImmutableSortedDictionary(unit => unit.Key, unit => new UnitStanding(state.Id, version, true, unit.Code, state.OpenedAt, UnitUnreachableSince(state, unit.Key)), StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, UnitStanding>.Empty;

    private static DateTimeOffset? UnitUnreachableSince(IncidentState state, string key) => state.Parties.Values
        .Where(party => PartyKey.AllOf(party.Role, party.Code, party.Name).Contains(key))
        .SelectMany(party => party.Persons.Keys)
        .Max(person => UnreachableSince(state, person));
}
