using System.Collections.Immutable;

namespace HrBureau.Silo;

/// <summary>Sessions ended before their tokens, as this silo knows them.</summary>
public sealed class Revocations
{
    private readonly Lock door = new();
    private volatile Known known = new(
        ImmutableDictionary<string, DateTimeOffset>.Empty,
        ImmutableDictionary<string, DateTimeOffset>.Empty);

    /// <summary>Whether the caller's session was signed out, or all of his sessions were ended after he got this token.</summary>
    public bool Covers(Caller caller)
    {
        var now = known;
        return now.Sessions.ContainsKey(caller.SessionId)
            || ((caller.IsOfficer || caller.IsMachine) && now.Officers.TryGetValue(caller.Id, out var before) && caller.IssuedAt < before);
    }

    /// <summary>Adds the kept list. Nothing is forgotten before its token ends: the list may have been read before a sign-out of this very moment.</summary>
    internal void Learn(RevocationRecord record, DateTimeOffset now)
    {
        lock (door)
        {
            var sessions = known.Sessions.SetItems(record.Sessions);
            var officers = record.Officers.Aggregate(known.Officers, (held, pair) => Later(held, pair.Key, pair.Value));
            known = new(
                sessions.RemoveRange(sessions.Where(pair => pair.Value <= now).Select(pair => pair.Key)),
                officers.RemoveRange(officers.Where(pair => pair.Value + Tokens.OfficerLifetime <= now).Select(pair => pair.Key)));
        }
    }

    public void End(string session, DateTimeOffset expiresAt)
    {
        lock (door)
        {
            known = known with { Sessions = known.Sessions.SetItem(session, expiresAt) };
        }
    }

    public void EndAll(string officer, DateTimeOffset before)
    {
        lock (door)
        {
            known = known with { Officers = Later(known.Officers, officer, before) };
        }
    }

    private static ImmutableDictionary<string, DateTimeOffset> Later(ImmutableDictionary<string, DateTimeOffset> held, string officer, DateTimeOffset before) =>
        held.TryGetValue(officer, out var known) && known >= before ? held : held.SetItem(officer, before);

    private sealed record Known(ImmutableDictionary<string, DateTimeOffset> Sessions, ImmutableDictionary<string, DateTimeOffset> Officers);
}
